import type { Sql } from '../../db/database.ts'

/** Remembers which event store this Lago has, learnt from an accepted event. */
export const saveEventStore = async (
  db: Sql,
  id: string,
  store: 'postgres' | 'clickhouse',
): Promise<void> => {
  await db.query('update credential set event_store = $2 where id = $1 and event_store is distinct from $2', [
    id,
    store,
  ])
}
