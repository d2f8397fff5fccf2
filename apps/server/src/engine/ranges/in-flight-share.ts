import type { Db } from '../../db/database.ts'
import { leaseSeconds } from './claim.ts'

/**
 * How many of a destination's `cap` requests in flight are this process's. All that nobody else holds while it is alone;
 * else its even part, as far as the others have given theirs back. What is `busy` above it stays counted until it has
 * ended. Has to be asked for again before the lease ends.
 */
export const takeShare = (
  db: Db,
  { destinationId, owner, cap, busy }: { destinationId: string; owner: string; cap: number; busy: number },
): Promise<number> =>
  db.transaction(async (tx) => {
    // What others hold is read in a second statement, which sees what the one before us in the queue has written.
    await tx.query('select id from destination where id = $1 for no key update', [destinationId])
    const [row] = await tx.query<{ part: number }>(
      `with others as (
         select count(*)::int as number, coalesce(sum(granted), 0)::int as held from in_flight_share
         where destination_id = $1 and owner <> $2 and until > clock_timestamp()
       ),
       mine as (
         select greatest(0, least($3::int - held, greatest(1, $3::int / (number + 1)))) as part from others
       ),
       kept as (
         insert into in_flight_share (destination_id, owner, granted, until)
         select d.id, $2, greatest($4::int, part), clock_timestamp() + ${leaseSeconds} * interval '1 second'
         from mine join destination d on d.id = $1
         on conflict (destination_id, owner) do update set granted = excluded.granted, until = excluded.until
       )
       select part from mine`,
      [destinationId, owner, cap, busy],
    )
    return row?.part ?? 0
  })

/** Nothing of it is in flight here any more. */
export const giveShareBack = async (db: Db, destinationId: string, owner: string): Promise<void> => {
  await db.query('delete from in_flight_share where destination_id = $1 and owner = $2', [
    destinationId,
    owner,
  ])
}
