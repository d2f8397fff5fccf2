import type { Kept, Sql } from '../../db/database.ts'
import { parsePositions, positionsText, type Span } from '../ranges/positions.ts'
import { type IdHash, readHashes, writeHashes } from './id-hash.ts'

/** What the ids of a page are of: records of one Nexset as one config version made them. */
export interface Origin {
  nexsetId: string
  destinationId: string
  configNumber: number
}

export interface LogPage extends Origin {
  number: number
  offsets: Span[]
  hashes: IdHash[]
}

/**
 * Adds a page behind page `after`, durably, and answers its number; null when somebody else has added one meanwhile, so
 * that the caller has to read it first. Whoever gets a number has therefore seen every id before it.
 */
export const appendPage = async (
  db: Sql,
  organization: string,
  after: number,
  { origin, offsets, hashes }: { origin: Origin; offsets: readonly number[]; hashes: readonly IdHash[] },
): Promise<number | null> => {
  const [row] = await db.query<{ number: number }>(
    `with moved as (
       insert into known_id_log as l (organization, last_page) values ($1, 1)
       on conflict (organization) do update set last_page = l.last_page + 1 where l.last_page = $2::bigint
       returning last_page
     )
     insert into known_id_page (organization, number, nexset_id, destination_id, config_number, offsets, hashes)
     select $1, last_page, $3, $4, $5, $6, decode($7, 'base64') from moved returning number`,
    [
      organization,
      after,
      origin.nexsetId,
      origin.destinationId,
      origin.configNumber,
      positionsText(offsets),
      writeHashes(hashes),
    ],
    { keepAs: 'page of known ids' },
  )
  return row?.number ?? null
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
