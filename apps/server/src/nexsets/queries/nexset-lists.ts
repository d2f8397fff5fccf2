import { Attribute, type Nexset } from '@ferry/contract'
import { z } from 'zod'
import type { Sql } from '../../db/database.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { ProblemError } from '../../http/problem-error.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  record_count: z.number(),
  attributes: z.string().transform((text) => z.array(Attribute).parse(JSON.parse(text))),
  file_name: z.string().nullable(),
  source: z.enum(['records', 'webhook', 'responses']),
  responses_of: z.object({ id: z.string(), name: z.string() }).nullable(),
  same_file_as: z.object({ id: z.string(), name: z.string() }).nullable(),
  destinations: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })),
  created_at: z.date(),
  last_record_at: z.date().nullable(),
})

const selectNexsets = `
  select nexset.id, nexset.name, nexset.record_count, nexset.attributes, nexset.file_name, nexset.created_at,
    nexset.last_record_at, nexset.source,
    (select json_build_object('id', id, 'name', name) from destination where id = nexset.responses_of) as responses_of,
    (select json_build_object('id', earlier.id, 'name', earlier.name) from nexset earlier
     where earlier.file_sha256 = nexset.file_sha256 and earlier.state = 'ready'
       and (earlier.created_at, earlier.id) < (nexset.created_at, nexset.id)
     order by earlier.created_at, earlier.id limit 1) as same_file_as,
    (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'status', status) order by created_at, id), '[]')
     from destination where nexset_id = nexset.id) as destinations
  from nexset where nexset.state = 'ready'`

const toNexset = (row: z.output<typeof Row>): Nexset => {
  return {
    id: row.id,
    name: row.name,
    recordCount: row.record_count,
    attributes: row.attributes,
    fileName: row.file_name,
    source: row.source === 'records' ? (row.file_name === null ? 'api' : 'file') : row.source,
    responsesOf: row.responses_of,
    sameFileAs: row.same_file_as,
    destinations: row.destinations,
    createdAt: row.created_at.toISOString(),
    lastRecordAt: row.last_record_at?.toISOString() ?? null,
  }
}

/** The newest first. `next` is the cursor of the next page, null at the end. */
export const listNexsets = async (
  db: Sql,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Nexset[]; next: string | null }> => {
  const { at, id } = readCursor(cursor)
  const rows = await db.query(
    `${selectNexsets} and ($1::timestamptz is null or (nexset.created_at, nexset.id) < ($1::timestamptz, $2::uuid))
     order by nexset.created_at desc, nexset.id desc limit $3`,
    [at, id, limit + 1],
  )
  const keyOf = (row: z.output<typeof Row>) => ({ at: row.created_at, id: row.id })
  return pageOf(z.array(Row).parse(rows), limit, keyOf, toNexset)
}

/** Throws not_found; an import that is not complete counts as not there. */
export const readNexset = async (db: Sql, id: string): Promise<Nexset> => {
  const [row] = await db.query(`${selectNexsets} and nexset.id = $1`, [id])
  if (!row) throw new ProblemError('not_found', 'This Nexset does not exist, or no longer does.')
  return toNexset(Row.parse(row))
}
