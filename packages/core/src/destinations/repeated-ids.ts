import type { SourceRecord } from '../records/record.ts'
import type { Rendered } from './batches.ts'
import { type Fault, fault } from './fault.ts'
import { idTable } from './id-table.ts'

/** What an earlier record means for this one: nothing, the same event again, or another event under its id. */
export type Repeat = 'none' | 'same' | Fault

/**
 * Finds records that would be another event under the id of an earlier one: Lago keeps one of them, so the later one would
 * never be billed, or would take the place of the first (lago-api:db/structure.sql, lago-api:app/services/events/stores/clickhouse_store.rb).
 * The same event again is no fault. A record is judged by those before it alone, so more records change no answer. Ids
 * that Ferry makes are never repeated.
 */
export const repeatedIds = (
  records: readonly SourceRecord[],
  render: (record: SourceRecord) => Rendered | null,
): ((rendered: Rendered, index: number) => Repeat) => {
  // What was said before is rendered again rather than kept: repeats are rare, and records many.
  const before = (index: number): Rendered | null => {
    const record = records[index]
    return record ? render(record) : null
  }
  const table = idTable(records.length, (index) => before(index)?.identity?.id ?? null)
  return ({ identity, text }, index) => {
    if (!identity || identity.derived) return 'none'
    const known = table.add(identity.id, index)
    const first = known === null ? null : before(known)
    if (!first) return 'none'
    return first.text === text ? 'same' : repeated(identity.id, first.offset)
  }
}

const repeated = (id: string, offset: number): Fault =>
  fault(
    'id_repeated',
    `transaction_id "${id}" is already that of record ${offset + 1}, which says something else. Lago would bill only one of them: give this record an id of its own.`,
  )
