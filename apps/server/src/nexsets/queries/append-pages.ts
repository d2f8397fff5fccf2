import type { Sql } from '../../db/database.ts'
import { Values } from '../../db/values.ts'
import { ProblemError } from '../../http/problem-error.ts'
import type { StoredPage } from '../pages.ts'

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

/** Adds pages at the end of a locked Nexset, whose `record_count` is `end`. */
export const insertPages = async (
  tx: Sql,
  nexsetId: string,
  { pages, end, receivedAt }: { pages: readonly StoredPage[]; end: number; receivedAt: Date },
) => {
  let some: StoredPage[] = []
  let characters = 0
  const flush = async () => {
    // A parameter for each text: within one JSON text or array it would be escaped here and parsed there, which takes
    // four times as long on PostgreSQL.
    const values = new Values()
    const [nexset, received] = [values.add(nexsetId), values.add(receivedAt)]
    const rows = some.map((page) => {
      const [offset, count, body] = [end + page.first_offset, page.record_count, page.body].map((value) =>
        values.add(value),
      )
      const packed = `decode(${values.add(page.packed)}, 'base64')`
      return `(${nexset}, ${offset}, ${count}, ${body}, ${packed}, ${values.add(page.text_bytes)}, ${received})`
    })
    await tx.query(
      `insert into page (nexset_id, first_offset, record_count, body, packed, text_bytes, received_at)
       values ${rows.join(', ')}`,
      values.list,
    )
    some = []
    characters = 0
  }
  for (const page of pages) {
    some.push(page)
    characters += (page.body ?? page.packed).length
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
