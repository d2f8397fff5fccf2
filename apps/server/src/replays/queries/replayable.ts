import type { ReplayedRecords } from '@ferry/contract'
import type { z } from 'zod'
import type { Sql } from '../../db/database.ts'
import { parsePositions, type Span } from '../../engine/ranges/positions.ts'

/**
 * Those of the records asked for that were delivered (or were there already): without the ones that wait for a person or
 * were left out by one, and without those that a replay is sending this moment.
 */
export const replayable = async (
  tx: Sql,
  { id, nexsetId, recordCount }: { id: string; nexsetId: string; recordCount: number },
  records: z.output<typeof ReplayedRecords>,
): Promise<Span[]> => {
  const { from, to } = 'from' in records ? records : await offsetsBetween(tx, nexsetId, recordCount, records)
  if (from >= to) return []
  const [row] = await tx.query<{ spans: string }>(statement, [id, from, to])
  return row ? parsePositions(row.spans) : []
}

/** Records have the time of their page, to which they came together. */
const offsetsBetween = async (
  tx: Sql,
  nexsetId: string,
  recordCount: number,
  { since, until }: { since: string; until?: string | undefined },
) => {
  const [row] = await tx.query<{ from: number | null; to: number | null }>(
    `select min(first_offset) filter (where received_at >= $2) as from,
       min(first_offset) filter (where received_at >= $3::timestamptz) as to
     from page where nexset_id = $1`,
    [nexsetId, since, until ?? null],
  )
  return { from: row?.from ?? recordCount, to: row?.to ?? recordCount }
}

const statement = `
  select (
    int8multirange(int8range($2::bigint, $3::bigint))
    * coalesce((select range_agg(finished) from range where destination_id = $1 and run = 0), '{}')
    - coalesce((select range_agg(positions - finished) from range
        where destination_id = $1 and run > 0 and state <> 'done'), '{}')
    - coalesce((select range_agg(int8range(record_offset, record_offset + 1)) from set_aside
        where destination_id = $1 and record_offset >= $2 and record_offset < $3), '{}')
    - coalesce((select range_agg(int8range(record_offset, record_offset + 1)) from unknown_record
        where destination_id = $1 and record_offset >= $2 and record_offset < $3), '{}')
  )::text as spans`
