import type { Unknown } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { readNumberCursor } from '../../http/cursor.ts'

export type UnknownRow = Omit<Unknown, 'text'>

interface Row {
  record_offset: number
  sentence: string
  run: number
  call_id: number | null
  at: Date
  left_at: Date | null
}

const select = `
  select u.record_offset, u.sentence, u.call_id, u.at, u.left_at, u.look_up, u.config_number, r.run
  from unknown_record u join range r on r.destination_id = u.destination_id and r.number = u.range_number`

/** Records whose effect may have happened, in order of offset. */
export const readUnknownRows = async (
  db: Sql,
  destinationId: string,
  { cursor, limit, left }: { cursor?: string | undefined; limit: number; left: 'true' | 'false' },
): Promise<{ items: UnknownRow[]; next: string | null }> => {
  const rows = await db.query<Row>(
    `${select} where u.destination_id = $1 and ($2::bigint is null or u.record_offset > $2)
       and (u.left_at is not null) = $4::boolean order by u.record_offset limit $3`,
    [destinationId, readNumberCursor(cursor), limit + 1, left],
  )
  const items = rows.slice(0, limit).map(toUnknown)
  return { items, next: rows.length > limit ? String(items.at(-1)?.offset) : null }
}

/** One record, also one that was left; null when its outcome is known. */
export const readUnknownRow = async (db: Sql, destinationId: string, offset: number) => {
  const [row] = await db.query<Row & { look_up: string | null; config_number: number }>(
    `${select} where u.destination_id = $1 and u.record_offset = $2`,
    [destinationId, offset],
  )
  return row ? { row: toUnknown(row), lookUp: row.look_up, configNumber: row.config_number } : null
}

const toUnknown = (row: Row): UnknownRow => ({
  offset: row.record_offset,
  sentence: row.sentence,
  run: row.run,
  callId: row.call_id === null ? null : String(row.call_id),
  at: row.at.toISOString(),
  leftAt: row.left_at?.toISOString() ?? null,
})
