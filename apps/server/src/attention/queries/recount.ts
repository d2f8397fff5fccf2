import { type Doing, recordedAct } from '../../audit/queries/record-act.ts'
import type { Sql } from '../../db/database.ts'
import { Values } from '../../db/values.ts'
import { freeingKeys } from '../../engine/ranges/blocked-keys.ts'
import { type Chosen, closeOrOpen, lockRangesOf, whereChosen } from './chosen.ts'

/** Columns of a range that a record can be counted in. */
type Count = 'delivered' | 'set_aside' | 'unknown' | 'discarded'

/**
 * Counts chosen records otherwise, in the ranges they are in, and writes the act down, all in one statement. They leave
 * the list when they are `delivered`; later records of their keys need not wait for those that are resolved; else their mark is set or taken back. Answers how many there were.
 */
export const recount = async (
  tx: Sql,
  chosen: Chosen,
  { from, to }: { from: Count; to: Count },
  doing: Doing,
): Promise<number> => {
  await lockRangesOf(tx, chosen)
  const values = new Values()
  const where = whereChosen(values, chosen)
  const isResolved = to === 'delivered' || to === 'discarded'
  const change =
    to === 'delivered'
      ? `delete from ${chosen.list} where ${where}`
      : `update ${chosen.list} set ${closeOrOpen(chosen)} where ${where}`
  const [row] = await tx.query<{ count: number }>(
    `with picked as (${change} returning record_offset, range_number),
     taken as (select range_number, count(*)::int as size from picked group by range_number),
     counted as (
       update range r set ${from} = r.${from} - size, ${to} = r.${to} + size
       from taken where r.destination_id = ${values.add(chosen.destinationId)} and r.number = taken.range_number
     ),
     ${isResolved ? `${freeingKeys(values.add(chosen.destinationId))},` : ''}
     ${recordedAct(values, doing)}
     select count(*)::int as count from picked`,
    values.list,
  )
  return row?.count ?? 0
}
