import type { ActResult } from '@ferry/contract'
import { type JsonObject, parseJson, plan, type SourceRecord, stringValue, writeJson } from '@ferry/core'
import type { Db, Sql } from '../db/database.ts'
import { Values } from '../db/values.ts'
import type { LockedDestination } from '../destinations/queries/locked-destination.ts'
import { ProblemError } from '../http/problem-error.ts'
import { act, counted, namedKept, whenSent } from './act.ts'
import { whereChosen } from './queries/chosen.ts'
import { insertRevisions, type NewRevision } from './queries/revisions.ts'
import { sendAgain } from './queries/send-again.ts'
import { type AskedOfAside, chosenAside, sizes } from './set-aside-acts.ts'
import { readEdited } from './versions.ts'

/**
 * Sends events under new ids, so that Lago takes them for other events. Throws `confirmation_required`, which names the
 * billing effect, until somebody has confirmed it.
 */
export const sendUnderNewIds = async (
  db: Db,
  asked: AskedOfAside & { confirmed: boolean },
): Promise<ActResult> => {
  const { done, destination } = await act(db, asked, 'new_ids', async (tx, present, doing) => {
    const chosen = chosenAside(asked, false)
    const rows = await readChosen(tx, asked)
    if (!asked.confirmed && rows.length > 0) throw unconfirmed(rows)
    const { revisions, kept } = await renewed(tx, present, rows)
    await insertRevisions(tx, present.id, revisions, asked.who)
    const without = kept.map(({ offset }) => offset)
    return { count: await sendAgain(tx, { ...chosen, without }, sizes(present), doing), kept }
  })
  const left = done.kept.length > 0 ? ` ${counted(done.kept.length)} stayed: they are no events.` : ''
  const sentence = `${counted(done.count)} will be sent under new ids ${whenSent(destination)}; Lago bills each as an event of its own.${left}`
  return { count: done.count, kept: done.kept.slice(0, namedKept), sentence }
}

interface Row {
  record_offset: number
  may_be_stored: boolean
  renewals: number
}

const readChosen = (tx: Sql, asked: AskedOfAside) => {
  const values = new Values()
  return tx.query<Row>(
    `select record_offset, may_be_stored, (
       select count(distinct id_suffix) from revision v
       where v.destination_id = s.destination_id and v.record_offset = s.record_offset)::int as renewals
     from set_aside s where ${whereChosen(values, chosenAside(asked, false))} order by record_offset`,
    values.list,
  )
}

const unconfirmed = (rows: readonly Row[]) => {
  const isOne = rows.length === 1
  const which = isOne ? 'this record' : `each of these ${counted(rows.length)}`
  return new ProblemError(
    'confirmation_required',
    `Under a new id Lago takes ${which} for another event and bills it, whatever it holds under the old id. ${riskOf(rows, isOne)} Nothing was sent.`,
  )
}

const riskOf = (rows: readonly Row[], isOne: boolean): string => {
  const stored = rows.filter((row) => row.may_be_stored).length
  if (stored === 0)
    return `As far as Ferry knows, ${isOne ? 'it is not stored' : 'none of them is stored'} under its old id.`
  const which = isOne ? 'It' : `Of these, ${counted(stored)}`
  return `${which} may be stored under the old id already, and would then be billed twice.`
}

/** Each record with its next id; those that are no events are kept as they are. */
const renewed = async (tx: Sql, destination: LockedDestination, rows: readonly Row[]) => {
  const { config, nexsetId, baseUrl } = destination
  const records = await readEdited(
    tx,
    destination,
    rows.map((row) => row.record_offset),
  )
  const revisions: NewRevision[] = []
  const kept: ActResult['kept'] = []
  for (const { record_offset: offset, renewals } of rows) {
    const record = records.get(offset)
    if (!record) continue
    const suffix = `-new-${renewals + 1}`
    const text = config.mode === 'template' ? record.text : withSuffix(record.text, suffix)
    const next: SourceRecord = { ...record, ...(text !== null && { text }), idSuffix: suffix }
    const [request] = plan(config, [next], { nexsetId, baseUrl }).requests
    if (text === null || !request?.identities[0]) kept.push({ offset, code: 'no_event', sentence: noEvent })
    else revisions.push({ offset, text, idSuffix: suffix })
  }
  return { revisions, kept }
}

const noEvent =
  'The present settings make no event of this record, so there is no id to change. It was left as it is. Edit the record or the settings first.'

/** In Advanced the id is the record's own: at its top, or below `event`. null where it has none. */
const withSuffix = (text: string, suffix: string): string | null => {
  const parsed = parseJson(text)
  if (!parsed.ok || parsed.value.kind !== 'object') return null
  const below = parsed.value.members.get('event')
  const event: JsonObject = below?.kind === 'object' ? below : parsed.value
  const id = event.members.get('transaction_id')
  if (id?.kind !== 'string' && id?.kind !== 'number') return null
  const plain = id.kind === 'string' ? id.value : id.raw
  event.members.set('transaction_id', stringValue(plain.replace(/-new-\d+$/, '') + suffix))
  return writeJson(parsed.value)
}
