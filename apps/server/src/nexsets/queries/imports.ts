import type { Attribute } from '@ferry/contract'
import type { Db } from '../../db/database.ts'
import { packPages, toPages } from '../pages.ts'
import { insertPages, lockNexset } from './append-pages.ts'

/** An import that grew no more for so long was left by a process that died. */
const abandonedMinutes = 15

/** The start of an import: a Nexset that nobody sees yet. */
export const insertImporting = async (
  db: Db,
  { id, name, fileName, now }: { id: string; name: string; fileName: string | null; now: Date },
) => {
  await db.kysely
    .insertInto('nexset')
    .values({ id, name, state: 'importing', file_name: fileName, created_at: now })
    .execute()
}

/** Commits one slice of an import. Throws not_found when the import was cleared away meanwhile. */
export const appendToImport = async (db: Db, id: string, texts: readonly string[], now: Date) => {
  const pages = await packPages(toPages(texts))
  await db.transaction(async (tx) => {
    const { record_count } = await lockNexset(tx, id, 'importing')
    await insertPages(tx, id, { pages, end: record_count, receivedAt: now })
  })
}

/** Makes a complete import visible, in one statement. */
export const finishImport = async (
  db: Db,
  id: string,
  { attributes, sha256 }: { attributes: readonly Attribute[]; sha256: string | null },
) => {
  await db.analyze('page')
  await db.transaction(async (tx) => {
    await lockNexset(tx, id, 'importing')
    await tx.query(`update nexset set state = 'ready', attributes = $2, file_sha256 = $3 where id = $1`, [
      id,
      JSON.stringify(attributes),
      sha256,
    ])
    await tx.query(`select pg_notify('nexset', $1)`, [id])
  })
}

/** Leaves nothing of an import that failed. */
export const dropImport = async (db: Db, id: string) => {
  await db.query(`delete from nexset where id = $1 and state = 'importing'`, [id])
}

/**
 * Clears away what imports of dead processes left: all of them on the embedded database, where nobody else lives; on a
 * server those that have not grown for a quarter of an hour, because another Ferry may be at it.
 */
export const removeAbandonedImports = async (db: Db) => {
  await db.query(
    `delete from nexset where state = 'importing'
     and (not $1::boolean or coalesce(last_record_at, created_at) < now() - make_interval(mins => $2))`,
    [db.engine === 'postgresql', abandonedMinutes],
  )
}
