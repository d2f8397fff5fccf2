import { planVersion } from '@ferry/core'
import type { Db } from '../../db/database.ts'
import { rangeSize } from './range-size.ts'

/**
 * Cuts what is not cut yet of the Nexset into ranges, each pinned to the present config version. Ends lie on the grid of
 * the range size, and so on that of the batch size; the rest that does not fill a batch is cut once its
 * first record has waited `maxWaitSeconds`. Answers how long that rest still has to wait, or null when all is cut.
 */
export const cutRanges = (
  db: Db,
  destinationId: string,
  { batchSize, maxWaitSeconds }: { batchSize: number; maxWaitSeconds: number },
): Promise<{ cut: number; waitSeconds: number | null }> =>
  db.transaction(async (tx) => {
    const [row] = await tx.query<Cuttable>(cuttable, [destinationId], { keepAs: 'what to cut' })
    if (!row || row.total <= row.cut_offset) return { cut: 0, waitSeconds: null }
    const isDue = row.waited_seconds >= maxWaitSeconds
    const end = isDue ? row.total : Math.max(row.cut_offset, Math.floor(row.total / batchSize) * batchSize)
    const waitSeconds = isDue ? null : Math.max(0.05, maxWaitSeconds - row.waited_seconds)
    if (end <= row.cut_offset) return { cut: 0, waitSeconds }
    const size = rangeSize(end - row.cut_offset, batchSize)
    const [made] = await tx.query<{ count: number }>(
      insertRanges,
      [destinationId, row.cut_offset, end, size, planVersion],
      { keepAs: 'ranges to cut' },
    )
    return { cut: made?.count ?? 0, waitSeconds }
  })

interface Cuttable {
  cut_offset: number
  total: number
  waited_seconds: number
}

const cuttable = `
  select d.cut_offset, n.record_count as total,
    greatest(0, extract(epoch from clock_timestamp() - (
      select p.received_at from page p where p.nexset_id = n.id and p.first_offset <= d.cut_offset
      order by p.first_offset desc limit 1)))::float8 as waited_seconds
  from destination d join nexset n on n.id = d.nexset_id
  where d.id = $1 and d.status in ('active', 'held') and n.state = 'ready'
  for no key update of d`

const insertRanges = `
  with d as (select * from destination where id = $1),
  piece as (
    select row_number() over (order by cell) - 1 as nth,
      greatest($2::bigint, cell * $4::bigint) as from_offset,
      least($3::bigint, (cell + 1) * $4::bigint) as to_offset
    from generate_series($2::bigint / $4::bigint, ($3::bigint - 1) / $4::bigint) as cell
  ),
  made as (
    insert into range (destination_id, number, positions, record_count, first_offset, config_number, plan_version)
    select d.id, d.next_range_number + nth, int8multirange(int8range(from_offset, to_offset)),
      to_offset - from_offset, from_offset, d.config_number, $5
    from piece, d
    returning number
  ),
  moved as (
    update destination set cut_offset = $3, next_range_number = next_range_number + (select count(*) from made)
    where id = $1
  )
  select count(*) as count from made`
