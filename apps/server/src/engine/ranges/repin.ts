import { planVersion } from '@ferry/core'
import type { Sql } from '../../db/database.ts'

/**
 * Gives everything not yet sent of a destination's idle ranges to config version `configNumber`. What may have been sent
 * stays where it is, under the version its bytes were made with; the rest of such a range moves to a new one. A range
 * that a worker holds is left alone: the worker stops when it sees the edit, and the next claim comes through here.
 * The caller holds the destination's row, so no range is claimed meanwhile.
 */
export const repinRanges = async (tx: Sql, destinationId: string, configNumber: number): Promise<void> => {
  const [old] = await tx.query<{ split: number; whole: number }>(
    `select count(*) filter (where not isempty(maybe_sent * (positions - finished))) as split, count(*) as whole
     from range where destination_id = $1 and state = 'ready' and config_number < $2`,
    [destinationId, configNumber],
    { keepAs: 'ranges of old configs' },
  )
  if (!old?.whole) return
  await tx.query(repinWhole, [destinationId, configNumber, planVersion])
  if (old.split) await tx.query(splitRanges, [destinationId, configNumber, planVersion])
}

const repinWhole = `
  update range set config_number = $2, plan_version = $3, maybe_sent = '{}', not_before = null, attempts = 0, waits_since = null
  where destination_id = $1 and state = 'ready' and config_number < $2
    and isempty(maybe_sent * (positions - finished))`

const splitRanges = `
  with old as (
    select r.number, r.run, r.revised, r.positions - r.finished - r.maybe_sent as moving,
      row_number() over (order by r.first_offset) - 1 as nth
    from range r
    where r.destination_id = $1 and r.state = 'ready' and r.config_number < $2
      and not isempty(r.positions - r.finished - r.maybe_sent)
  ),
  sized as (
    select old.*, (select sum(upper(s) - lower(s)) from unnest(old.moving) as s) as size from old
  ),
  made as (
    insert into range (
      destination_id, number, positions, record_count, first_offset, config_number, plan_version, run, revised)
    select $1, d.next_range_number + sized.nth, moving, size, lower(moving), $2, $3, sized.run, sized.revised
    from sized join destination d on d.id = $1
    returning number
  ),
  counted as (
    update destination set next_range_number = next_range_number + (select count(*) from made) where id = $1
  )
  update range r set positions = r.positions - sized.moving, record_count = r.record_count - sized.size,
    first_offset = lower(r.positions - sized.moving)
  from sized where r.destination_id = $1 and r.number = sized.number`
