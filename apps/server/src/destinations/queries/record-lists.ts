import type { SetAside, Unknown } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { readNumberCursor } from '../../http/cursor.ts'

interface Page {
  cursor?: string | undefined
  limit: number
}

/** A list without its records' texts, and where the next page begins. */
interface Listed<Item> {
  items: Omit<Item, 'text'>[]
  next: string | null
}

/** Records that need a person, in order of offset. */
export const readSetAside = async (db: Sql, destinationId: string, page: Page): Promise<Listed<SetAside>> => {
  const rows = await db.query<Row & { code: string; field: string | null; status: number | null }>(
    `select record_offset, code, field, sentence, status, call_id, at from set_aside ${paged}`,
    [destinationId, readNumberCursor(page.cursor), page.limit + 1],
  )
  return listed(rows, page.limit, ({ code, field, status }) => ({ code, field, status }))
}

/** Records whose effect may have happened, in order of offset. */
export const readUnknown = async (db: Sql, destinationId: string, page: Page): Promise<Listed<Unknown>> => {
  const rows = await db.query<Row>(
    `select record_offset, sentence, call_id, at from unknown_record ${paged}`,
    [destinationId, readNumberCursor(page.cursor), page.limit + 1],
  )
  return listed(rows, page.limit, () => ({}))
}

interface Row {
  record_offset: number
  sentence: string
  call_id: number | null
  at: Date
}

const paged = `where destination_id = $1 and ($2::bigint is null or record_offset > $2) order by record_offset limit $3`

const listed = <From extends Row, Extra>(rows: From[], limit: number, extra: (row: From) => Extra) => {
  const items = rows.slice(0, limit)
  return {
    items: items.map((row) => ({
      offset: row.record_offset,
      sentence: row.sentence,
      callId: row.call_id === null ? null : String(row.call_id),
      at: row.at.toISOString(),
      ...extra(row),
    })),
    next: rows.length > limit ? String(items.at(-1)?.record_offset) : null,
  }
}
