import type { SourceRecord } from '@ferry/core'
import type { Sql } from '../../db/database.ts'

/**
 * Records as they were last edited for a destination, or, with `beforeCall`, as they were when that call was made.
 * Those that nobody edited come back as they are.
 */
export const withRevisions = async (
  db: Sql,
  destinationId: string,
  records: readonly SourceRecord[],
  beforeCall: number | null = null,
): Promise<SourceRecord[]> => {
  const [first, last] = [records[0], records.at(-1)]
  if (!first || !last) return []
  const rows = await db.query<{ record_offset: number; text: string; id_suffix: string | null }>(
    `select distinct on (record_offset) record_offset, text, id_suffix from revision
     where destination_id = $1 and record_offset between $2 and $3 and ($4::bigint is null or after_call < $4)
     order by record_offset, number desc`,
    [destinationId, first.offset, last.offset, beforeCall],
  )
  if (rows.length === 0) return [...records]
  const revisions = new Map(rows.map((row) => [row.record_offset, row]))
  return records.map((record) => {
    const revision = revisions.get(record.offset)
    if (!revision) return record
    const { text, id_suffix } = revision
    return { ...record, text, ...(id_suffix !== null && { idSuffix: id_suffix }) }
  })
}
