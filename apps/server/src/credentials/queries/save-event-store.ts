import type { Sql } from '../../db/database.ts'

/** Remembers which event store this organization has, learnt from an accepted event, for all credentials of it. */
export const saveEventStore = async (
  db: Sql,
  id: string,
  store: 'postgres' | 'clickhouse',
): Promise<void> => {
  await db.query(
    `update credential c set event_store = $2 from credential learnt
     where learnt.id = $1 and (c.id = learnt.id or c.organization_id = learnt.organization_id)
       and c.event_store is distinct from $2`,
    [id, store],
  )
}
