import type { Sql } from '../db/database.ts'

/** A record with the operation that its intent is of. */
export interface IntentOf {
  offset: number
  operation: string
  /** From `contentOf`. */
  content: string
}

interface Scope {
  /** The credential that the records are sent with. */
  credentialId: string
  nexsetId: string
}

const rows = `json_to_recordset($3::json) as t ("offset" bigint, operation text, content text)`
const matching = `i.organization = (select identity from credential where id = $1) and i.nexset_id = $2
  and i.record_offset = t."offset" and i.operation = t.operation`

/** Offsets of records that Lago took with this very content meanwhile, by a test, say. */
export const arrivedMeanwhile = async (
  tx: Sql,
  { credentialId, nexsetId }: Scope,
  intents: readonly IntentOf[],
): Promise<number[]> => {
  const found = await tx.query<{ record_offset: number }>(
    `select i.record_offset from intent i, ${rows}
     where ${matching} and i.state = 'arrived' and i.content = t.content order by 1`,
    [credentialId, nexsetId, JSON.stringify(intents)],
  )
  return found.map((row) => row.record_offset)
}

/**
 * Writes down what a person said of records that may have been sent: `arrived`, or `confirmed`, which lets the next
 * claim have them, once. One that is being sent this moment stays as it is.
 */
export const answerIntents = async (
  tx: Sql,
  { credentialId, nexsetId }: Scope,
  intents: readonly IntentOf[],
  state: 'arrived' | 'confirmed',
): Promise<void> => {
  await tx.query(
    `update intent i set state = $4, earlier_state = null, earlier_content = null, at = now() from ${rows}
     where ${matching} and i.state <> 'sending'`,
    [credentialId, nexsetId, JSON.stringify(intents), state],
  )
}
