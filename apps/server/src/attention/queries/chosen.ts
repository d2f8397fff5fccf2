import type { SelectedAside, SelectedUnknown } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { Values } from '../../db/values.ts'

/** The two lists of records that wait for a person. */
export type List = 'set_aside' | 'unknown_record'

/** Records of one of the lists: `closed` are those that were discarded or left. */
export interface Chosen {
  list: List
  destinationId: string
  records: SelectedAside | SelectedUnknown
  closed: boolean
  /** Offsets that are left as they are. */
  without: readonly number[]
}

const closedAt = { set_aside: 'discarded_at', unknown_record: 'left_at' } as const

/** The condition that the chosen rows fulfil. */
export const whereChosen = (
  values: Values,
  { list, destinationId, records, closed, without }: Chosen,
): string => {
  const parts = [
    `destination_id = ${values.add(destinationId)}`,
    `${closedAt[list]} is ${closed ? 'not null' : 'null'}`,
  ]
  if ('offsets' in records) parts.push(`record_offset in ${offsetsIn(values, records.offsets)}`)
  if ('code' in records)
    parts.push(
      `code = ${values.add(records.code)} and field is not distinct from ${values.add(records.field)}::text`,
    )
  if (without.length > 0) parts.push(`record_offset not in ${offsetsIn(values, without)}`)
  return parts.join(' and ')
}

const offsetsIn = (values: Values, offsets: readonly number[]) =>
  `(select o::bigint from json_array_elements_text(${values.add(JSON.stringify(offsets))}::json) as t (o))`

/** Sets or takes back the mark that closes a record for good. */
export const closeOrOpen = ({ list, closed }: Chosen): string =>
  `${closedAt[list]} = ${closed ? 'null' : 'clock_timestamp()'}`

export const offsetsOfChosen = async (tx: Sql, chosen: Chosen): Promise<number[]> => {
  const values = new Values()
  const rows = await tx.query<{ record_offset: number }>(
    `select record_offset from ${chosen.list} where ${whereChosen(values, chosen)} order by record_offset`,
    values.list,
  )
  return rows.map(({ record_offset }) => record_offset)
}

/** Locks the ranges that chosen records are counted in, in the order of their numbers, so that two acts never cross. */
export const lockRangesOf = async (tx: Sql, chosen: Chosen): Promise<void> => {
  const values = new Values()
  await tx.query(
    `select number from range where destination_id = ${values.add(chosen.destinationId)}
       and number in (select range_number from ${chosen.list} where ${whereChosen(values, chosen)})
     order by number for update`,
    values.list,
  )
}
