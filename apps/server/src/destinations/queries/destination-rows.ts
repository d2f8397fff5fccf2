import type { Destination, DestinationStatus, LiveProgress, Progress } from '@ferry/contract'
import { DestinationConfig } from '@ferry/core'
import type { Sql } from '../../db/database.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'

/** A destination with everything that its answer holds; the sums come from the same snapshot as the total. */
interface DestinationRow {
  id: string
  name: string
  nexset_id: string
  nexset_name: string
  credential_id: string
  credential_name: string
  base_url: string
  config: string
  config_number: number
  status: DestinationStatus
  hold_code: string | null
  hold_sentence: string | null
  held_at: Date | null
  probe_at: Date | null
  total: number
  excluded: number
  delivered: number
  duplicates: number
  set_aside: number
  unknown: number
  in_flight: number
  last_delivered_at: Date | null
  version: number
  created_at: Date
  activated_at: Date | null
  responses_id: string | null
  responses_name: string | null
  secret_headers: string[]
}

// One statement, so one snapshot: what a worker commits and what is appended meanwhile is either in all sums or in none.
const select = `
  select d.id, d.name, d.nexset_id, d.credential_id, d.config_number, d.status, d.hold_code, d.hold_sentence, d.held_at, d.probe_at,
    d.last_delivered_at, d.version, d.created_at, d.activated_at,
    n.name as nexset_name, c.name as credential_name, c.base_url, v.config, n.record_count as total,
    answers.id as responses_id, answers.name as responses_name,
    array(select s.name from secret_header s
      where s.destination_id = d.id and s.base_url = c.base_url order by s.name) as secret_headers,
    least(d.start_offset, n.record_count) + s.discarded as excluded, s.*
  from destination d
  join nexset n on n.id = d.nexset_id
  join credential c on c.id = d.credential_id
  join destination_config v on v.destination_id = d.id and v.number = d.config_number
  left join nexset answers on answers.responses_of = d.id
  cross join lateral (
    select coalesce(sum(delivered), 0)::bigint as delivered, coalesce(sum(duplicates), 0)::bigint as duplicates,
      coalesce(sum(set_aside), 0)::bigint as set_aside, coalesce(sum(unknown), 0)::bigint as unknown,
      coalesce(sum(in_flight), 0)::bigint as in_flight, coalesce(sum(discarded), 0)::bigint as discarded
    from range r where r.destination_id = d.id and r.run = 0
  ) s`

// Pages that are open ask for it several times a second, and to plan it takes longer than to run it.
const readRow = async (db: Sql, id: string): Promise<DestinationRow | undefined> => {
  const [row] = await db.query<DestinationRow>(`${select} where d.id = $1`, [id], { keepAs: 'a destination' })
  return row
}

/** One destination as the API answers it, or null. */
export const readDestination = async (db: Sql, id: string): Promise<Destination | null> => {
  const row = await readRow(db, id)
  return row ? toDestination(row) : null
}

/** Newest first. `cursor` is the `next` of the page before. */
export const readDestinations = async (
  db: Sql,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Destination[]; next: string | null }> => {
  const { at, id } = readCursor(cursor)
  const rows = await db.query<DestinationRow>(
    `${select} where $1::timestamptz is null or (d.created_at, d.id) < ($1::timestamptz, $2::uuid)
     order by d.created_at desc, d.id desc limit $3`,
    [at, id, limit + 1],
  )
  return pageOf(rows, limit, (row) => ({ at: row.created_at, id: row.id }), toDestination)
}

/** What the live stream pushes, or null when the destination is gone. */
export const readLiveProgress = async (db: Sql, id: string): Promise<LiveProgress | null> => {
  const row = await readRow(db, id)
  return row
    ? {
        status: row.status,
        hold: toHold(row),
        progress: toProgress(row),
        lastDeliveredAt: iso(row.last_delivered_at),
      }
    : null
}

const toDestination = (row: DestinationRow): Destination => ({
  id: row.id,
  name: row.name,
  nexset: { id: row.nexset_id, name: row.nexset_name },
  credential: { id: row.credential_id, name: row.credential_name, baseUrl: row.base_url },
  config: DestinationConfig.parse(JSON.parse(row.config)),
  secretHeaders: row.secret_headers,
  responses: row.responses_id === null ? null : { id: row.responses_id, name: row.responses_name ?? '' },
  configNumber: row.config_number,
  status: row.status,
  hold: toHold(row),
  progress: toProgress(row),
  lastDeliveredAt: iso(row.last_delivered_at),
  version: row.version,
  createdAt: row.created_at.toISOString(),
  activatedAt: iso(row.activated_at),
})

/** Waiting is all the rest, also what is not cut into ranges yet. */
const toProgress = (row: DestinationRow): Progress => {
  const { total, excluded, delivered, duplicates, unknown } = row
  const counted = {
    delivered,
    duplicates,
    excluded,
    unknown,
    setAside: row.set_aside,
    inFlight: row.in_flight,
  }
  const settled = Object.values(counted).reduce((sum, count) => sum + count, 0)
  return { total, ...counted, waiting: total - settled }
}

const toHold = (row: DestinationRow): Destination['hold'] =>
  row.hold_code === null || row.held_at === null
    ? null
    : {
        code: row.hold_code,
        sentence: row.hold_sentence ?? '',
        since: row.held_at.toISOString(),
        nextProbeAt: iso(row.probe_at),
      }

const iso = (date: Date | null) => date?.toISOString() ?? null
