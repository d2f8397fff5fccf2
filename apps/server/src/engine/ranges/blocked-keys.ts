import type { Sql } from '../../db/database.ts'

/**
 * Order per natural key. A record of an ordered destination that is set aside or unknown blocks its key: later records of
 * that key are not sent before it, so they stay waiting; those of other keys go on.
 *
 *   unresolved record ──commit──▶ row in `blocked_key` ──delivered by a retry (commit), or resolved by a person──▶ gone
 *
 * A range of which only such records are left waits (`range.waits_since`) and is claimed again, before all later ones,
 * once a key of its destination was freed after it had been looked at (`destination.keys_freed`). While a record holds
 * its key nothing newer of that key was delivered; once it was freed, something may have been.
 */
export type BlockedKeys = ReadonlyMap<string, readonly number[]>

/** Natural key → offsets of the records that block it. */
export const readBlockedKeys = async (db: Sql, destinationId: string): Promise<Map<string, number[]>> => {
  const rows = await db.query<{ natural_key: string; record_offset: number }>(
    'select natural_key, record_offset from blocked_key where destination_id = $1 order by record_offset',
    [destinationId],
  )
  const blocked = new Map<string, number[]>()
  for (const { natural_key, record_offset } of rows)
    blocked.set(natural_key, [...(blocked.get(natural_key) ?? []), record_offset])
  return blocked
}

/** Whether a record has to wait for an earlier one of its key. */
export const isBlocked = (blocked: BlockedKeys, key: string, offset: number): boolean =>
  blocked.get(key)?.some((earlier) => earlier < offset) ?? false

/**
 * For a statement that resolves records, of which `picked` has the `record_offset`s: they were discarded, or a person
 * answered what became of them. Later records may then go past them; the caller announces the destination (NOTIFY
 * `destination`). Of a record that is sent once more and arrives, the commit does it. `id`: the destination's placeholder.
 */
export const freeingKeys = (id: string): string => `
  freed as (
    delete from blocked_key b using picked
    where b.destination_id = ${id}::uuid and b.record_offset = picked.record_offset returning b.record_offset
  ),
  freeing as (
    update destination set keys_freed = keys_freed + 1 where id = ${id}::uuid and exists (select from freed)
  )`

/**
 * Of these records, those that hold their key, with it. One that is missing blocks nobody: it has no key, or was freed, and
 * then a newer delivery may exist for its key, which sending it now would undo.
 */
export const keysHeldBy = async (
  db: Sql,
  destinationId: string,
  offsets: readonly number[],
): Promise<Map<number, string>> => {
  const rows = await db.query<{ natural_key: string; record_offset: number }>(
    `select natural_key, record_offset from blocked_key where destination_id = $1
       and record_offset in (select o::bigint from json_array_elements_text($2::json) as t (o))`,
    [destinationId, JSON.stringify(offsets)],
  )
  return new Map(rows.map(({ natural_key, record_offset }) => [record_offset, natural_key]))
}
