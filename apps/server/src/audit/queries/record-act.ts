import type { Act } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import type { Values } from '../../db/values.ts'

/** Who does what to which destination, and why. */
export interface Doing {
  who: string
  act: Act
  destinationId: string
  destinationName: string
  why: string
}

/** Writes down an act on a destination as a whole, in the transaction that does it. */
export const recordAct = async (tx: Sql, { who, act, destinationId, destinationName, why }: Doing) => {
  await tx.query(
    `insert into audit (who, act, destination_id, destination_name, why) values ($1, $2, $3, $4, $5)`,
    [who, act, destinationId, destinationName, why],
  )
}

/** The same for records: a part of the statement that has them in `picked (record_offset)`; nothing for none. */
export const recordedAct = (
  values: Values,
  { who, act, destinationId, destinationName, why }: Doing,
): string => `
  noted as (
    insert into audit (who, act, destination_id, destination_name, why, positions, record_count)
    select ${values.add(who)}, ${values.add(act)}, ${values.add(destinationId)}::uuid, ${values.add(destinationName)},
      ${values.add(why)}, range_agg(int8range(record_offset, record_offset + 1)), count(*)
    from picked having count(*) > 0
  )`
