import type { Kept, Sql } from '../../db/database.ts'
import { parsePositions, positionsText, type Span } from '../ranges/positions.ts'
import { type IdHashes, readHashes, writeHashes } from './id-hash.ts'

/** What the ids of a page are of: records of one Nexset as one config version made them. */
export interface Origin {
  nexsetId: string
  destinationId: string
  configNumber: number
}

export interface LogPage extends Origin {
  number: number
  offsets: Span[]
  hashes: IdHashes
}

/** Ids of one origin, each where its record's offset is. */
export interface Page {
  origin: Origin
  /** Ascending. */
  offsets: readonly number[]
  hashes: IdHashes
}

/**
 * Adds pages behind page `after`, durably, and answers the number of the last of them; null when somebody else has added one
 * meanwhile, so that the caller has to read it first. Whoever gets a number has therefore seen every id before it.
 */
export const appendPages = async (
  db: Sql,
  organization: string,
  after: number,
  pages: readonly Page[],
): Promise<number | null> => {
  const rows = pages.map(({ origin, offsets, hashes }, nth) => ({
    nth: nth + 1,
    nexset_id: origin.nexsetId,
    destination_id: origin.destinationId,
    config_number: origin.configNumber,
    offsets: positionsText(offsets),
    hashes: writeHashes(hashes),
  }))
  const [last] = await db.query<{ number: number }>(
    `with moved as (
       insert into known_id_log as l (organization, last_page) values ($1, $3::bigint)
       on conflict (organization) do update set last_page = l.last_page + $3::bigint where l.last_page = $2::bigint
       returning last_page
     ),
     added as (
       insert into known_id_page (organization, number, nexset_id, destination_id, config_number, offsets, hashes)
       select $1, last_page - $3::bigint + nth, nexset_id, destination_id, config_number, offsets, decode(hashes, 'base64')
       from moved, json_to_recordset($4::json) as page (
         nth int, nexset_id uuid, destination_id uuid, config_number int, offsets int8multirange, hashes text)
     )
     select last_page as number from moved`,
    [organization, after, rows.length, JSON.stringify(rows)],
    { keepAs: 'pages to know ids by' },
  )
  return last?.number ?? null
}

/** Up to `limit` pages behind page `after`, in order: all that there are, without a gap. */
export const readPagesAfter = (
  db: Sql,
  organization: string,
  after: number,
  limit: number,
): Promise<LogPage[]> =>
  read(db, `${selectPages} where organization = $1 and number > $2::bigint order by number limit $3::int`, [
    organization,
    after,
    limit,
  ])

export const readPages = (db: Sql, organization: string, numbers: readonly number[]): Promise<LogPage[]> =>
  read(
    db,
    `${selectPages} where organization = $1 and number = any($2::bigint[]) order by number`,
    [organization, numbers],
    { keepAs: 'pages of known ids' },
  )

const selectPages = `
  select number, nexset_id, destination_id, config_number, offsets::text, encode(hashes, 'base64') as hashes
  from known_id_page`

const read = async (db: Sql, sql: string, values: unknown[], kept?: Kept): Promise<LogPage[]> => {
  const rows = await db.query<{
    number: number
    nexset_id: string
    destination_id: string
    config_number: number
    offsets: string
    hashes: string
  }>(sql, values, kept)
  return rows.map((row) => ({
    number: row.number,
    nexsetId: row.nexset_id,
    destinationId: row.destination_id,
    configNumber: row.config_number,
    offsets: parsePositions(row.offsets),
    hashes: readHashes(row.hashes),
  }))
}

/** Puts a log behind that of another name of the same organization. */
export const moveKnownIds = async (tx: Sql, from: string, to: string): Promise<void> => {
  await tx.query(
    `insert into known_id_log (organization, last_page)
     select $2, 0 from known_id_log where organization = $1 on conflict do nothing`,
    [from, to],
  )
  await tx.query(
    `select organization from known_id_log where organization in ($1, $2) order by organization for update`,
    [from, to],
  )
  await tx.query(
    `with behind as (select last_page from known_id_log where organization = $2),
     gone as (delete from known_id_log where organization = $1 returning last_page),
     moved as (
       update known_id_page p set organization = $2, number = behind.last_page + p.number from behind where p.organization = $1
     )
     update known_id_log l set last_page = l.last_page + gone.last_page from gone where l.organization = $2`,
    [from, to],
  )
}
