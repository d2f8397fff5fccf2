import type { Sql } from '../db/database.ts'

/**
 * An intent is a promise written down before the first byte of a call that repeats a money effect (resend class C),
 * so that no crash can hide that it may have been made. It is unique per organization, operation, Nexset and offset.
 *
 *   (none) ──claimIntents──▶ sending ──settleIntents──▶ arrived    Lago has it: never sent again by Ferry
 *                               │                   └──▶ unknown    may have arrived: a person decides
 *                               └──────settleIntents('absent')──▶ (none)  certain that it had no effect: free again
 *
 * A person may say that a record is to be sent although it may have been (`confirmed`): that is good for one claim, by
 * whoever comes first, and comes back if that call had no effect. A record that a person has sent once more goes back to what it was (`earlier_state`) when that had no effect: the
 * first call was made all the same. What was sent is known by its `content`: an edited test, or another destination that
 * was deleted since, has not sent the record as it would be sent now.
 *
 * `sending` of a process that died: all of them become `unknown` when an embedded database is opened (nobody else
 * lives); on a PostgreSQL server a `sending` older than `staleAfterSeconds` counts as unknown.
 */
export interface IntentKey {
  /** From `organizationIdentity`: the same for every credential of one Lago organization. */
  organization: string
  /** From `intentOperation`. */
  operation: string
  nexsetId: string
}

export type IntentState = 'sending' | 'arrived' | 'unknown' | 'confirmed'

export interface HeldIntent {
  offset: number
  state: IntentState
  /** Who sent it first. */
  origin: 'test' | 'delivery'
  /** What was sent has the content of this claim, as far as it is known. */
  isSame: boolean
  /** It was not sent once more after an earlier call. */
  isFirst: boolean
}

/** No call takes as long as this, so whoever was sending has died. */
export const staleAfterSeconds = 30

/**
 * Claims the right to send these records once. `claimed` may be sent now (their rows are durable when this returns);
 * `held` were claimed by somebody before and must not be sent. With `again`, a person has confirmed a second effect:
 * arrived and unknown ones are claimed anew; one that is being sent this moment is still held.
 */
export const claimIntents = async (
  db: Sql,
  claim: IntentKey & {
    /** The one it is sent with. */
    credentialId: string
    offsets: readonly number[]
    origin: 'test' | 'delivery'
    again?: boolean
    /** From `contentOf`. */
    content: string
  },
): Promise<{ claimed: number[]; held: HeldIntent[]; isFirst: boolean }> => {
  const { organization, credentialId, operation, nexsetId, origin, content } = claim
  // A fixed order, so that two claims of overlapping records cannot wait for each other.
  const offsets = [...claim.offsets].sort((a, b) => a - b)
  await ageIntents(db, claim)
  const inserted = await db.query<{ record_offset: number; is_first: boolean }>(
    `insert into intent as i (organization, operation, nexset_id, record_offset, state, origin, credential_id, content)
     select $1, $2, $3, o::bigint, 'sending', $4, $7, $8
     from json_array_elements_text($5::json) with ordinality as t (o, position) order by position
     on conflict (organization, operation, nexset_id, record_offset)
     do update set state = 'sending', earlier_state = i.state, at = now(), content = $8, earlier_content = i.content
     where i.state = 'confirmed' or ($6::boolean and i.state <> 'sending')
     returning record_offset, i.earlier_state is null as is_first`,
    [
      organization,
      operation,
      nexsetId,
      origin,
      JSON.stringify(offsets),
      claim.again ?? false,
      credentialId,
      content,
    ],
  )
  const claimed = new Set(inserted.map((row) => row.record_offset))
  const others = offsets.filter((offset) => !claimed.has(offset))
  return {
    claimed: offsets.filter((offset) => claimed.has(offset)),
    isFirst: inserted.every((row) => row.is_first),
    held: others.length === 0 ? [] : await readIntents(db, claim, others, content),
  }
}

/** What is known of these records; those without an intent are left out. */
const readIntents = async (
  db: Sql,
  { organization, operation, nexsetId }: IntentKey,
  offsets: readonly number[],
  content: string,
): Promise<HeldIntent[]> => {
  const rows = await db.query<
    Omit<HeldIntent, 'offset' | 'isSame' | 'isFirst'> & {
      record_offset: number
      is_same: boolean
      is_first: boolean
    }
  >(
    `select record_offset, state, origin, coalesce(content = $5, true) as is_same, earlier_state is null as is_first
     from intent
     where organization = $1 and operation = $2 and nexset_id = $3
       and record_offset in (select o::bigint from json_array_elements_text($4::json) as t (o))
     order by record_offset`,
    [organization, operation, nexsetId, JSON.stringify(offsets), content],
  )
  return rows.map(({ record_offset, state, origin, is_same, is_first }) => ({
    offset: record_offset,
    state,
    origin,
    isSame: is_same,
    isFirst: is_first,
  }))
}

/**
 * Writes down how a claimed call ended. `absent`: it is certain that it had no effect, so the claim is given back, and
 * what an earlier call of the same record did stays known.
 */
export const settleIntents = async (
  db: Sql,
  { organization, operation, nexsetId }: IntentKey,
  offsets: readonly number[],
  outcome: 'arrived' | 'unknown' | 'absent',
): Promise<void> => {
  const values = [organization, operation, nexsetId, JSON.stringify(offsets)]
  if (outcome !== 'absent') await db.query(ended, [...values, outcome])
  else await db.query(givenBack, values)
}

const claimedRows = `i.organization = $1 and i.operation = $2 and i.nexset_id = $3 and i.state = 'sending'
  and i.record_offset in (select o::bigint from json_array_elements_text($4::json) as t (o))`
const ended = `update intent i set state = $5, earlier_state = null, earlier_content = null, at = now() where ${claimedRows}`
const givenBack = `
  with known as (
    update intent i set state = i.earlier_state, earlier_state = null, content = i.earlier_content, earlier_content = null
    where ${claimedRows} and i.earlier_state is not null
  )
  delete from intent i where ${claimedRows} and i.earlier_state is null`

/** Called when an embedded database was opened: whoever was sending is dead, so what they sent is unknown. */
export const voidIntents = async (db: Sql): Promise<void> => {
  await db.query(`update intent set state = 'unknown', at = now() where state = 'sending'`)
}

/**
 * Only of the records that are asked for: looking through all that were ever sent would take longer with each one. One
 * far ahead was written before the clock was put back, nobody knows how long ago.
 */
const ageIntents = (
  db: Sql,
  { organization, operation, nexsetId, offsets }: IntentKey & { offsets: readonly number[] },
) =>
  db.query(
    `update intent i set state = 'unknown' where ${claimedRows}
       and i.at not between now() - $5 * interval '1 second' and now() + $5 * interval '1 second'`,
    [organization, operation, nexsetId, JSON.stringify(offsets), staleAfterSeconds],
  )
