import { planVersion } from '@ferry/core'
import type { Sql } from '../../db/database.ts'
import type { LockedDestination } from '../../destinations/queries/locked-destination.ts'
import { countOf, type Span, spansText } from '../../engine/ranges/positions.ts'
import { rangeSize } from '../../engine/ranges/range-size.ts'

/**
 * Writes a replay down and cuts it into ranges on the grid of the range size, pinned to the present config version, with its
 * act. The caller holds the destination's row.
 */
export const insertReplay = async (
  tx: Sql,
  { id, name, config, configNumber }: LockedDestination,
  spans: readonly Span[],
  { who, why }: { who: string; why: string },
): Promise<void> => {
  const count = countOf(spans)
  const size = rangeSize(count, config.batching?.size ?? 1)
  await tx.query(statement, [id, spansText(spans), count, who, why, size, configNumber, planVersion, name])
}

const statement = `
  with run as (
    insert into replay (destination_id, number, positions, record_count, who, why)
    select $1, coalesce(max(number), 0) + 1, $2::int8multirange, $3::int, $4, $5 from replay where destination_id = $1
    returning number
  ),
  piece as (
    select cell, range_agg(span * int8range(cell * $6::bigint, (cell + 1) * $6::bigint)) as spans
    from unnest($2::int8multirange) as span, generate_series(lower(span) / $6::bigint, (upper(span) - 1) / $6::bigint) as cell
    group by cell
  ),
  made as (
    insert into range (destination_id, number, positions, record_count, first_offset, config_number, plan_version, run, revised)
    select $1, d.next_range_number + row_number() over (order by cell) - 1, spans,
      (select sum(upper(s) - lower(s)) from unnest(spans) as s), lower(spans), $7::int, $8::int, run.number,
      exists (select from revision v where v.destination_id = $1)
    from piece, run, destination d where d.id = $1
    returning number
  ),
  numbered as (
    update destination set next_range_number = next_range_number + (select count(*) from made) where id = $1
  )
  insert into audit (who, act, destination_id, destination_name, why, positions, record_count)
  values ($4, 'replay', $1, $9, $5, $2::int8multirange, $3::int)`
