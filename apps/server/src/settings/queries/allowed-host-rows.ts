import type { AllowedHost } from '@ferry/contract'
import type { Db, Sql } from '../../db/database.ts'

/** In the order they were added. */
export const readAllowedHostRows = async (db: Sql): Promise<AllowedHost[]> => {
  const rows = await db.query<{ entry: string; from_environment: boolean; added_at: Date }>(
    'select entry, from_environment, added_at from allowed_host order by added_at, entry',
  )
  return rows.map(({ entry, from_environment, added_at }) => ({
    entry,
    fromEnvironment: from_environment,
    addedAt: added_at.toISOString(),
  }))
}

/** What FERRY_ALLOWED_HOSTS names is on the list; what it named before and no longer does is taken off. */
export const seedAllowedHosts = (db: Db, entries: readonly string[], now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.query(
      'delete from allowed_host where from_environment and not entry = any (select json_array_elements_text($1::json))',
      [JSON.stringify(entries)],
    )
    await tx.query(
      `insert into allowed_host (entry, from_environment, added_at)
       select distinct entry, true, $2::timestamptz from json_array_elements_text($1::json) as t (entry)
       on conflict (entry) do update set from_environment = true`,
      [JSON.stringify(entries), now],
    )
    await tx.query(tell)
  })

export const insertAllowedHost = async (db: Sql, entry: string, now: Date): Promise<void> => {
  await db.query(
    `insert into allowed_host (entry, from_environment, added_at) values ($1, false, $2)
     on conflict (entry) do nothing`,
    [entry, now],
  )
  await db.query(tell)
}

/** False when it was not on the list. */
export const deleteAllowedHost = async (db: Sql, entry: string): Promise<boolean> => {
  const rows = await db.query('delete from allowed_host where entry = $1 returning entry', [entry])
  await db.query(tell)
  return rows.length > 0
}

const tell = `select pg_notify('allowed_host', '')`
