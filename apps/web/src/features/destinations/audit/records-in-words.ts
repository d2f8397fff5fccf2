import type { AuditEntry } from '@ferry/contract'
import { count, counted } from '../../../ui/numbers.ts'

const named = 4

/** `records 3–10 and 12`: runs of offsets as people count them, from 1. Long lists are cut. Empty for none. */
export function recordsInWords({
  records,
  recordCount,
}: Pick<AuditEntry, 'records' | 'recordCount'>): string {
  if (recordCount === 0) return ''
  const runs = records
    .slice(0, named)
    .map(({ from, to }) => (to - from === 1 ? count(to) : `${count(from + 1)}–${count(to)}`))
  if (records.length > named) return `${counted(recordCount, 'record')}: ${runs.join(', ')} and others`
  const last = runs.at(-1) ?? ''
  const list = runs.length > 1 ? `${runs.slice(0, -1).join(', ')} and ${last}` : last
  return recordCount === 1 ? `record ${list}` : `records ${list}`
}
