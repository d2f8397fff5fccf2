import { Draft, type DraftSummary } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

interface Row {
  id: string
  nexset_id: string
  nexset_name: string
  name: string
  step: string
  version: number
  updated_at: Date
  destination_id: string | null
  destination_version: number | null
}

const columns = `d.id, d.nexset_id, n.name as nexset_name, d.name, d.step, d.version, d.updated_at, d.destination_id,
  d.destination_version`

/** More than anybody goes on with. */
const mostListed = 50

/** The last used first; of one Nexset, or of all. */
export const readDrafts = async (db: Sql, nexsetId: string | undefined): Promise<DraftSummary[]> => {
  const rows = await db.query<Row>(
    `select ${columns} from draft d join nexset n on n.id = d.nexset_id
     where $1::uuid is null or d.nexset_id = $1 order by d.updated_at desc, d.id limit ${mostListed}`,
    [nexsetId ?? null],
  )
  return rows.map(toSummary)
}

/** Null when there is none. */
export const findDraft = async (db: Sql, id: string): Promise<Draft | null> => {
  const [row] = await db.query<Row & { form: string }>(
    `select ${columns}, d.form from draft d join nexset n on n.id = d.nexset_id where d.id = $1`,
    [id],
  )
  return row ? { ...toSummary(row), form: Draft.shape.form.parse(JSON.parse(row.form)) } : null
}

/** Throws `not_found` when there is none. */
export const readDraft = async (db: Sql, id: string): Promise<Draft> => {
  const draft = await findDraft(db, id)
  if (!draft)
    throw new ProblemError('not_found', 'This draft is no longer there: it was finished or discarded.')
  return draft
}

const toSummary = (row: Row): DraftSummary => ({
  id: row.id,
  nexset: { id: row.nexset_id, name: row.nexset_name },
  edited:
    row.destination_id === null || row.destination_version === null
      ? null
      : { id: row.destination_id, version: row.destination_version },
  name: row.name,
  step: row.step,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
})
