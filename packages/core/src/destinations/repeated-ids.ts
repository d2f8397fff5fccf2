import type { SourceRecord } from '../records/record.ts'
import type { Rendered } from './batches.ts'
import { type Fault, fault } from './fault.ts'

/** What an earlier record means for this one: nothing, the same event again, or another event under its id. */
export type Repeat = 'none' | 'same' | Fault

/**
 * Finds records that would be another event under the id of an earlier one: Lago keeps one of them, so the later one would
 * never be billed, or would take the place of the first (lago-api:db/structure.sql, lago-api:app/services/events/stores/clickhouse_store.rb).
 * The same event again is no fault. A record is judged by those before it alone, so more records change no answer. Ids
 * that Ferry makes are never repeated.
 */
export const repeatedIds = (
  render: (record: SourceRecord) => Rendered | null,
): ((rendered: Rendered, record: SourceRecord) => Repeat) => {
  const ids = new Set<string>()
  /** The record that had the id first, in the order of `ids`; a Map of both is made at the first repeat. */
  const firsts: SourceRecord[] = []
  let firstOf: Map<string, SourceRecord | undefined> | null = null
  return ({ identity, text }, record) => {
    if (!identity || identity.derived) return 'none'
    const before = ids.size
    ids.add(identity.id)
    if (ids.size > before) {
      firsts.push(record)
      firstOf?.set(identity.id, record)
      return 'none'
    }
    firstOf ??= new Map([...ids].map((id, place) => [id, firsts[place]]))
    const first = firstOf.get(identity.id)
    // The first is rendered again rather than kept: repeats are rare, and records many.
    return first && render(first)?.text !== text ? repeated(identity.id, first.offset) : 'same'
  }
}

const repeated = (id: string, offset: number): Fault =>
  fault(
    'id_repeated',
    `transaction_id "${id}" is already that of record ${offset}, which says something else. Lago would bill only one of them: give this record an id of its own.`,
  )
