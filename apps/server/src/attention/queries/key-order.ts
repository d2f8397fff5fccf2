import type { Sql } from '../../db/database.ts'
import { parsePositions, type Span } from '../../engine/ranges/positions.ts'

/**
 * Positions after `offset` that were sent, or may have been, or are being sent: all of a range that a worker holds, and of
 * the others what has an outcome. Records that Lago refused are left out.
 */
export const goneAfter = async (tx: Sql, destinationId: string, offset: number): Promise<Span[]> => {
  const [row] = await tx.query<{ gone: string | null }>(
    `select (range_agg(case when state = 'running' then positions else finished + maybe_sent * positions end)
         - coalesce((select range_agg(int8range(record_offset, record_offset + 1)) from set_aside where destination_id = $1), '{}')
       ) * int8multirange(int8range($2 + 1, null)) as gone
     from range where destination_id = $1`,
    [destinationId, offset],
  )
  return parsePositions(row?.gone ?? '{}')
}

/** Lets later records of these keys wait for the records; each holds the one key that it is sent under now. */
export const holdKeys = async (
  tx: Sql,
  destinationId: string,
  keys: ReadonlyMap<number, string>,
): Promise<void> => {
  if (keys.size === 0) return
  await tx.query(
    `with held as (
       insert into blocked_key as b (destination_id, natural_key, record_offset)
       select $1, natural_key, record_offset from json_to_recordset($2::json) as t (record_offset bigint, natural_key text)
       on conflict (destination_id, record_offset) do update set natural_key = excluded.natural_key
     )
     update destination set keys_freed = keys_freed + 1 where id = $1`,
    [
      destinationId,
      JSON.stringify([...keys].map(([record_offset, natural_key]) => ({ record_offset, natural_key }))),
    ],
  )
}
