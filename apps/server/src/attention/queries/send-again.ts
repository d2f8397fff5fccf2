import { planVersion } from '@ferry/core'
import { type Doing, recordedAct } from '../../audit/queries/record-act.ts'
import type { Sql } from '../../db/database.ts'
import { Values } from '../../db/values.ts'
import { perhapsEdited, severalPlans } from '../../engine/ranges/claim.ts'
import { rangeSize } from '../../engine/ranges/range-size.ts'
import { type Chosen, lockRangesOf, whereChosen } from './chosen.ts'

/**
 * Takes chosen records out of the list and of the ranges they are counted in, and puts them into new ranges that wait to
 * be sent, with the present config version, a lease and a fence of their own. Records set aside that may be stored stay
 * marked as maybe sent, and as another version's where they are; of an unknown one a person has said that it did not
 * arrive. Writes the act down, all in one statement. The caller holds the destination's row. Answers how many.
 */
export const sendAgain = async (
  tx: Sql,
  chosen: Chosen,
  { batchSize, configNumber }: { batchSize: number; configNumber: number },
  doing: Doing,
): Promise<number> => {
  await lockRangesOf(tx, chosen)
  const values = new Values()
  const isAside = chosen.list === 'set_aside'
  const where = whereChosen(values, chosen)
  const id = `${values.add(chosen.destinationId)}::uuid`
  const count = isAside ? 'set_aside' : 'unknown'
  const [row] = await tx.query<{ count: number }>(
    `with picked as (
       delete from ${chosen.list} where ${where}
       returning record_offset, range_number, ${isAside ? 'may_be_stored' : 'false as may_be_stored'}
     ),
     taken as (
       select range_number, range_agg(int8range(record_offset, record_offset + 1)) as spans, count(*)::int as size
       from picked group by range_number
     ),
     shrunk as (
       update range r set positions = r.positions - spans, finished = r.finished - spans, maybe_sent = r.maybe_sent - spans,
         first_offset = lower(r.positions - spans), record_count = r.record_count - size, ${count} = r.${count} - size
       from taken where r.destination_id = ${id} and r.number = taken.range_number and r.record_count > size
     ),
     emptied as (
       delete from range r using taken
       where r.destination_id = ${id} and r.number = taken.range_number and r.record_count = size
     ),
     placed as (
       select picked.record_offset, picked.may_be_stored, r.run, r.plan_version,
         (row_number() over (partition by r.run order by record_offset) - 1)
           / ${values.add(rangeSize(0, batchSize))}::int as part
       from picked join range r on r.destination_id = ${id} and r.number = picked.range_number
     ),
     fresh as (
       select run, part, range_agg(int8range(record_offset, record_offset + 1)) as spans, count(*)::int as size,
         min(record_offset) as first_offset,
         coalesce(range_agg(int8range(record_offset, record_offset + 1)) filter (where may_be_stored), '{}') as maybe_sent,
         bool_and(plan_version in (${planVersion}, ${perhapsEdited}) or not may_be_stored) as is_same_plan
       from placed group by run, part
     ),
     made as (
       insert into range (destination_id, number, positions, record_count, first_offset, config_number, plan_version,
         maybe_sent, run, revised)
       select ${id}, d.next_range_number + row_number() over (order by run, part) - 1, spans, size, fresh.first_offset,
         ${values.add(configNumber)}, case
           when isempty(maybe_sent) then ${planVersion} when is_same_plan then ${perhapsEdited} else ${severalPlans}
         end, maybe_sent, run, true
       from fresh join destination d on d.id = ${id}
       returning number
     ),
     numbered as (
       update destination set next_range_number = next_range_number + (select count(*) from made) where id = ${id}
     ),
     ${recordedAct(values, doing)}
     select count(*)::int as count from picked`,
    values.list,
  )
  return row?.count ?? 0
}
