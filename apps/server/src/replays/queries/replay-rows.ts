import type { Replay } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { readNumberCursor } from '../../http/cursor.ts'

interface Row {
  number: number
  first_offset: number
  last_offset: number
  total: number
  delivered: number
  duplicates: number
  excluded: number
  unknown: number
  set_aside: number
  in_flight: number
  who: string
  why: string
  at: Date
}

/** Newest first; each with the sums of its own ranges, from one snapshot. */
export const readReplays = async (
  db: Sql,
  destinationId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Replay[]; next: string | null }> => {
  const rows = await db.query<Row>(
    `select p.number, lower(p.positions) as first_offset, upper(p.positions) - 1 as last_offset,
       p.record_count as total, p.who, p.why, p.at, s.*
     from replay p cross join lateral (
       select coalesce(sum(delivered), 0)::bigint as delivered, coalesce(sum(duplicates), 0)::bigint as duplicates,
         coalesce(sum(discarded), 0)::bigint as excluded, coalesce(sum(unknown), 0)::bigint as unknown,
         coalesce(sum(set_aside), 0)::bigint as set_aside, coalesce(sum(in_flight), 0)::bigint as in_flight
       from range r where r.destination_id = p.destination_id and r.run = p.number
     ) s
     where p.destination_id = $1 and ($2::bigint is null or p.number < $2) order by p.number desc limit $3`,
    [destinationId, readNumberCursor(cursor), limit + 1],
  )
  const items = rows.slice(0, limit).map(toReplay)
  return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null }
}

const toReplay = (row: Row): Replay => {
  const { total, delivered, duplicates, excluded, unknown } = row
  const counted = {
    delivered,
    duplicates,
    excluded,
    unknown,
    setAside: row.set_aside,
    inFlight: row.in_flight,
  }
  const settled = Object.values(counted).reduce((sum, count) => sum + count, 0)
  return {
    number: row.number,
    firstOffset: row.first_offset,
    lastOffset: row.last_offset,
    progress: { total, ...counted, waiting: total - settled },
    by: row.who,
    why: row.why,
    startedAt: row.at.toISOString(),
  }
}
