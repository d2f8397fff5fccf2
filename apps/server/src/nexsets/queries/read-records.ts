import type { SourceRecord } from '@ferry/core'
import type { Sql } from '../../db/database.ts'
import { type StoredText, textsOf } from '../pages.ts'

/** A page of records as the database keeps it. */
export type Page = StoredText & { first_offset: number; received_at: Date }

const content = "body, encode(packed, 'base64') as packed, received_at"

/** Up to `limit` records from offset `from` on, in order. Unpacks and splits pages, and parses nothing. */
export const readRecords = async (
  db: Sql,
  nexsetId: string,
  from: number,
  limit: number,
): Promise<SourceRecord[]> => {
  const pages = await readPages(db, nexsetId, from, limit)
  return pages.flatMap(recordsOf).filter(({ offset }) => offset >= from && offset < from + limit)
}

/** The pages in which these records are, in order; the first and the last may hold others too. */
export const readPages = (db: Sql, nexsetId: string, from: number, limit: number): Promise<Page[]> =>
  // A page holds up to 500 records, so the one that `from` lies in begins less than 500 before it.
  db.query<Page>(
    `select first_offset, ${content} from page
     where nexset_id = $1 and first_offset > $2::bigint - 500 and first_offset < $2::bigint + $3::bigint
     order by first_offset`,
    [nexsetId, from, limit],
    { keepAs: 'pages of records' },
  )

/**
 * How many records from `from` on can be read without more than about `characters`, at least those of one page and at most
 * `limit`; and how long the longest among `limit` may be: that of the page where they are longest on average. Reads sizes
 * only.
 */
export const measureRecords = async (
  db: Sql,
  nexsetId: string,
  { from, limit, characters }: { from: number; limit: number; characters: number },
): Promise<{ count: number; longest: number }> => {
  const pages = await db.query<{ first_offset: number; record_count: number; size: number }>(
    `select first_offset, record_count, coalesce(text_bytes, octet_length(body)) as size from page
     where nexset_id = $1 and first_offset > $2::bigint - 500 and first_offset < $2::bigint + $3::bigint
     order by first_offset`,
    [nexsetId, from, limit],
    { keepAs: 'sizes of pages' },
  )
  const read = pages.filter(({ first_offset, record_count }) => first_offset + record_count > from)
  let left = characters
  const fit = read.filter(({ size }, index) => (left -= size) >= 0 || index === 0)
  const last = fit.at(-1)
  const longest = Math.max(1, ...read.map(({ size, record_count }) => Math.ceil(size / record_count)))
  return { count: last ? Math.min(limit, last.first_offset + last.record_count - from) : 0, longest }
}

/** The records at these offsets, in order of offset; those that do not exist are left out. */
export const readRecordsAt = async (
  db: Sql,
  nexsetId: string,
  offsets: readonly number[],
): Promise<SourceRecord[]> => {
  if (offsets.length === 0) return []
  const pages = await db.query<Page>(
    `select first_offset, ${content} from (
       select distinct on (found.first_offset) found.*
       from unnest($2::bigint[]) as wanted(record_offset)
       cross join lateral (
         select first_offset, body, packed, received_at from page
         where nexset_id = $1 and first_offset <= wanted.record_offset
         order by first_offset desc limit 1
       ) as found
       order by found.first_offset
     ) as page`,
    [nexsetId, [...offsets]],
  )
  const wanted = new Set(offsets)
  return pages.flatMap(recordsOf).filter(({ offset }) => wanted.has(offset))
}

/** The records of a page. Throws where it was damaged. */
export const recordsOf = ({ first_offset, received_at, ...stored }: Page): SourceRecord[] => {
  const receivedAt = received_at.toISOString()
  return textsOf(stored).map((text, index) => ({ offset: first_offset + index, receivedAt, text }))
}
