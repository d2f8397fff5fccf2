import type { SourceRecord } from '../records/record.ts'
import type { Rendered } from './batches.ts'
import { type Fault, fault } from './fault.ts'

/**
 * Finds records that would be another event under the id of an earlier one: Lago keeps one of them, so the later one would
 * never be billed, or would take the place of the first (lago-api:db/structure.sql, lago-api:app/services/events/stores/clickhouse_store.rb).
 * The same event again is no fault. A record is judged by those before it alone, so more records change no answer. Ids
 * that Ferry makes are never repeated.
 */
export const repeatedIds = (
  render: (record: SourceRecord) => Rendered | null,
): ((rendered: Rendered, record: SourceRecord) => Fault | null) => {
  const firsts = new Map<string, SourceRecord>()
  return ({ identity, text }, record) => {
    if (!identity || identity.derived) return null
    const first = firsts.get(identity.id)
    if (!first) {
      firsts.set(identity.id, record)
      return null
    }
    // The first is rendered again rather than kept: repeats are rare, and records many.
    return render(first)?.text === text ? null : repeated(identity.id, first.offset)
  }
}

const repeated = (id: string, offset: number): Fault =>
  fault(
    'id_repeated',
    `transaction_id "${id}" is already that of record ${offset}, which says something else. Lago would bill only one of them: give this record an id of its own.`,
  )
