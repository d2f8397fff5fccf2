import { Attribute, type Nexset } from '@ferry/contract'
import { z } from 'zod'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  record_count: z.number(),
  attributes: z.string().transform((text) => z.array(Attribute).parse(JSON.parse(text))),
  file_name: z.string().nullable(),
  same_file_as: z.object({ id: z.string(), name: z.string() }).nullable(),
  destinations: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })),
  created_at: z.date(),
  last_record_at: z.date().nullable(),
})

const selectNexsets = `
  select nexset.id, nexset.name, nexset.record_count, nexset.attributes, nexset.file_name, nexset.created_at,
    nexset.last_record_at,
    (select json_build_object('id', earlier.id, 'name', earlier.name) from nexset earlier
     where earlier.file_sha256 = nexset.file_sha256 and earlier.state = 'ready'
       and (earlier.created_at, earlier.id) < (nexset.created_at, nexset.id)
     order by earlier.created_at, earlier.id limit 1) as same_file_as,
    (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'status', status) order by created_at, id), '[]')
     from destination where nexset_id = nexset.id) as destinations
  from nexset where nexset.state = 'ready'`

const toNexset = (stored: unknown): Nexset => {
  const row = Row.parse(stored)
  return {
    id: row.id,
    name: row.name,
    recordCount: row.record_count,
    attributes: row.attributes,
    fileName: row.file_name,
    sameFileAs: row.same_file_as,
    destinations: row.destinations,
    createdAt: row.created_at.toISOString(),
    lastRecordAt: row.last_record_at?.toISOString() ?? null,
  }
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

const readCursor = (cursor: string): z.infer<typeof Cursor> => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new ProblemError(
      'invalid_input',
      'This cursor is not one that Ferry gave out. Start from the first page.',
    )
  }
}

/** The newest first. `next` is the cursor of the next page, null at the end. */
export const listNexsets = async (
  db: Sql,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Nexset[]; next: string | null }> => {
  const [at, id] = cursor === undefined ? [null, null] : readCursor(cursor)
  const rows = await db.query(
    `${selectNexsets} and ($1::timestamptz is null or (nexset.created_at, nexset.id) < ($1::timestamptz, $2::uuid))
     order by nexset.created_at desc, nexset.id desc limit $3`,
    [at, id, limit + 1],
  )
  const items = rows.slice(0, limit).map(toNexset)
  const last = items.at(-1)
  const next =
    rows.length > limit && last
      ? Buffer.from(JSON.stringify([last.createdAt, last.id])).toString('base64url')
      : null
  return { items, next }
}

/** Throws not_found; an import that is not complete counts as not there. */
export const readNexset = async (db: Sql, id: string): Promise<Nexset> => {
  const [row] = await db.query(`${selectNexsets} and nexset.id = $1`, [id])
  if (!row) throw new ProblemError('not_found', 'This Nexset does not exist, or no longer does.')
  return toNexset(row)
}
