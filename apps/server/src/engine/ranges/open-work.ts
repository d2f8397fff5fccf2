import type { Sql } from '../../db/database.ts'

/** A destination that has something to do now, or will in `waitSeconds` if nothing else happens. */
export interface OpenWork {
  id: string
  status: 'active' | 'held'
  waitSeconds: number
}

/**
 * Destinations with records to cut, ranges to send (also those of dead workers) or a probe to make, and when. With
 * `destinationId`, only that one.
 */
export const findOpenWork = async (db: Sql, destinationId: string | null = null): Promise<OpenWork[]> => {
  const rows = await db.query<{ id: string; status: 'active' | 'held'; wait_seconds: number | null }>(
    statement,
    [destinationId],
    { keepAs: 'open work' },
  )
  return rows.flatMap(({ id, status, wait_seconds }) =>
    wait_seconds === null ? [] : [{ id, status, waitSeconds: wait_seconds }],
  )
}

const statement = `
  select d.id, d.status,
    (case when d.status = 'held' then greatest(0, extract(epoch from d.probe_at - clock_timestamp()))
      when n.record_count > d.cut_offset then 0
      else (
        select min(greatest(0, extract(epoch from
          (case when r.state = 'running' then r.lease_until else coalesce(r.not_before, clock_timestamp()) end) - clock_timestamp())))
        from range r where r.destination_id = d.id and r.state <> 'done'
          and (r.waits_since is null or r.waits_since < d.keys_freed)
      ) end)::float8 as wait_seconds
  from destination d join nexset n on n.id = d.nexset_id
  where d.status in ('active', 'held') and ($1::uuid is null or d.id = $1)`
