import type { Sql } from '../../db/database.ts'

/** Where a first activation begins: with all that waits, with what comes from now on, or with what came from a time on. */
export type Start = 'waiting' | 'now' | Date

/** The first record that is sent. Records have the time of their page, to which they came together. */
export const startOffset = async (
  sql: Sql,
  { nexsetId, recordCount }: { nexsetId: string; recordCount: number },
  start: Start,
): Promise<number> => {
  if (start === 'waiting') return 0
  if (start === 'now') return recordCount
  const [row] = await sql.query<{ first_offset: number | null }>(
    'select min(first_offset) as first_offset from page where nexset_id = $1 and received_at >= $2',
    [nexsetId, start],
  )
  return row?.first_offset ?? recordCount
}
