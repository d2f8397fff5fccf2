import type { Sql } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readEdited } from './versions.ts'

export interface AttentionDeps extends Deps {
  engine: { wake(destinationId?: string): void }
}

/** A destination as far as its records are concerned. Throws `not_found`. */
export const placeOf = async (db: Sql, id: string): Promise<{ id: string; nexsetId: string }> => {
  const [row] = await db.query<{ nexset_id: string }>('select nexset_id from destination where id = $1', [id])
  if (!row) throw new ProblemError('not_found', 'There is no destination with this id.')
  return { id, nexsetId: row.nexset_id }
}

/** Rows with the texts of their records, as they were last edited. */
export const withTexts = async <Row extends { offset: number }>(
  db: Sql,
  place: { id: string; nexsetId: string },
  rows: readonly Row[],
): Promise<(Row & { text: string })[]> => {
  const records = await readEdited(
    db,
    place,
    rows.map(({ offset }) => offset),
  )
  return rows.map((row) => ({ ...row, text: records.get(row.offset)?.text ?? '' }))
}
