import { Retention } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'

const key = 'call_details_days'
const usual = 30

/** For how many days headers and bodies of answers are kept. */
export const readCallDetailsDays = async (db: Sql): Promise<number> => {
  const [row] = await db.query<{ value: string }>('select value from setting where key = $1', [key])
  const read = Retention.safeParse({ callDetailsDays: Number(row?.value ?? usual) })
  return read.success ? read.data.callDetailsDays : usual
}

export const saveCallDetailsDays = async (db: Sql, days: number): Promise<void> => {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = $2`,
    [key, String(days)],
  )
}
