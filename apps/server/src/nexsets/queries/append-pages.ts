import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'
import type { NewPage } from '../pages.ts'

export interface NexsetEnd {
  state: 'importing' | 'ready'
  record_count: number
  source: 'records' | 'webhook' | 'responses'
}

/** Holds the Nexset's row until the transaction ends, so that appends follow each other and offsets have no holes. */
export const lockNexset = async (
  tx: Sql,
  nexsetId: string,
  state: NexsetEnd['state'],
): Promise<NexsetEnd> => {
  const [row] = await tx.query<NexsetEnd>(
    'select state, record_count, source from nexset where id = $1 and state = $2 for update',
    [nexsetId, state],
  )
  if (!row)
    throw new ProblemError('not_found', 'This Nexset does not exist, or no longer does. Nothing was stored.')
  return row
}

/** PostgreSQL takes 1 GB a statement, but PGlite's memory never shrinks again. */
const statementCharacters = 4 * 1024 * 1024
const statementPages = 100

/** Adds pages at the end of a locked Nexset. Their offsets must go on from its `record_count`. */
export const insertPages = async (tx: Sql, nexsetId: string, pages: readonly NewPage[], receivedAt: Date) => {
  let some: NewPage[] = []
  let characters = 0
  const flush = async () => {
    // A parameter for each text: within one JSON text or array it would be escaped here and parsed there, which takes
    // four times as long on PostgreSQL.
    const rows = some.map((_, at) => `($1, $${3 * at + 3}, $${3 * at + 4}, $${3 * at + 5}, $2)`)
    await tx.query(
      `insert into page (nexset_id, first_offset, record_count, body, received_at) values ${rows.join(', ')}`,
      [nexsetId, receivedAt, ...some.flatMap((page) => [page.first_offset, page.record_count, page.body])],
    )
    some = []
    characters = 0
  }
  for (const page of pages) {
    some.push(page)
    characters += page.body.length
    if (characters > statementCharacters || some.length === statementPages) await flush()
  }
  if (some.length > 0) await flush()
  const count = pages.reduce((sum, page) => sum + page.record_count, 0)
  await tx.query('update nexset set record_count = record_count + $2, last_record_at = $3 where id = $1', [
    nexsetId,
    count,
    receivedAt,
  ])
}
