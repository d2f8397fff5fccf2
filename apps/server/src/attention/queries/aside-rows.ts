import type { SetAside, SetAsideGroup } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { Values } from '../../db/values.ts'
import { readNumberCursor } from '../../http/cursor.ts'

/** A row of the list, without the record's text. */
export type AsideRow = Omit<SetAside, 'text'>

interface Row {
  record_offset: number
  code: string
  field: string | null
  sentence: string
  status: number | null
  revision: number
  may_be_stored: boolean
  run: number
  call_id: number | null
  at: Date
  discarded_at: Date | null
}

export interface AsideFilter {
  code?: string | undefined
  /** Empty: of those that name no field. */
  field?: string | undefined
  discarded: 'true' | 'false'
}

const select = `
  select s.record_offset, s.code, s.field, s.sentence, s.status, s.may_be_stored, s.call_id, s.at, s.discarded_at, r.run,
    coalesce((select max(v.number) from revision v
      where v.destination_id = s.destination_id and v.record_offset = s.record_offset), 0)::int as revision
  from set_aside s join range r on r.destination_id = s.destination_id and r.number = s.range_number`

/** In order of offset, those after `after`. */
export const readAsideRows = async (
  db: Sql,
  destinationId: string,
  { after, limit, code, field, discarded }: AsideFilter & { after: number | null; limit: number },
): Promise<AsideRow[]> => {
  const values = new Values()
  const parts = [
    `s.destination_id = ${values.add(destinationId)}`,
    `s.discarded_at is ${discarded === 'true' ? 'not null' : 'null'}`,
  ]
  if (after !== null) parts.push(`s.record_offset > ${values.add(after)}`)
  if (code !== undefined) parts.push(`s.code = ${values.add(code)}`)
  if (field !== undefined) parts.push(field === '' ? 's.field is null' : `s.field = ${values.add(field)}`)
  const rows = await db.query<Row>(
    `${select} where ${parts.join(' and ')} order by s.record_offset limit ${values.add(limit)}`,
    values.list,
  )
  return rows.map(toAside)
}

/** One record, also a discarded one; null when it is not (or no longer) set aside. */
export const readAsideRow = async (db: Sql, destinationId: string, offset: number) => {
  const [row] = await db.query<Row & { config_number: number; stored: string | null }>(
    `${select.replace('select', 'select s.config_number, s.stored,')} where s.destination_id = $1 and s.record_offset = $2`,
    [destinationId, offset],
  )
  return row ? { row: toAside(row), configNumber: row.config_number, stored: row.stored } : null
}

/** Reasons with how many records they have, the most frequent first; each with the record set aside last. */
export const readAsideGroups = async (
  db: Sql,
  destinationId: string,
  { cursor, limit, discarded }: { cursor?: string | undefined; limit: number; discarded: 'true' | 'false' },
): Promise<{ items: (Omit<SetAsideGroup, 'sample'> & { sample: AsideRow })[]; next: string | null }> => {
  const skip = readNumberCursor(cursor) ?? 0
  const isOpen = `discarded_at is ${discarded === 'true' ? 'not null' : 'null'}`
  const groups = await db.query<Row & { count: number; first_at: Date; last_at: Date }>(
    `with reason as (
       select code, field, count(*) as count, min(at) as first_at, max(at) as last_at
       from set_aside where destination_id = $1 and ${isOpen}
       group by code, field order by count(*) desc, code, field nulls first limit $2 offset $3
     )
     select reason.count, reason.first_at, reason.last_at, sample.*
     from reason cross join lateral (
       ${select} where s.destination_id = $1 and s.${isOpen} and s.code = reason.code
         and s.field is not distinct from reason.field and s.at = reason.last_at
       order by s.record_offset limit 1
     ) sample
     order by reason.count desc, sample.code, sample.field nulls first`,
    [destinationId, limit + 1, skip],
  )
  return {
    items: groups.slice(0, limit).map((row) => ({
      code: row.code,
      field: row.field,
      sentence: row.sentence,
      count: row.count,
      firstAt: row.first_at.toISOString(),
      lastAt: row.last_at.toISOString(),
      sample: toAside(row),
    })),
    next: groups.length > limit ? String(skip + limit) : null,
  }
}

const toAside = (row: Row): AsideRow => ({
  offset: row.record_offset,
  code: row.code,
  field: row.field,
  sentence: row.sentence,
  status: row.status,
  revision: row.revision,
  mayBeStored: row.may_be_stored,
  run: row.run,
  callId: row.call_id === null ? null : String(row.call_id),
  at: row.at.toISOString(),
  discardedAt: row.discarded_at?.toISOString() ?? null,
})
