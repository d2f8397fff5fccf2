import { CheckResult, Credential } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { ProblemError } from '../../http/problem-error.ts'

interface Row {
  id: string
  name: string
  description: string
  deployment: Credential['deployment']
  base_url: string
  key_ending: string
  sandbox: boolean
  organization: string | null
  check_result: string | null
  checked_at: Date | null
  version: number
  created_at: Date
  used_by: number
  /** JSON text. */
  used_in: string
}

// The sealed key is not among the columns: it is read where a call is made and nowhere else.
const columns = `id, name, description, deployment, base_url, key_ending, sandbox, organization, check_result, checked_at,
  version, created_at, (select count(*)::int from destination where credential_id = credential.id) as used_by,
  (select coalesce(json_agg(u), '[]')::text from (
    select id, name from destination where credential_id = credential.id order by name, id limit 5) as u) as used_in`

const toCredential = (row: Row): Credential => ({
  id: row.id,
  name: row.name,
  description: row.description,
  deployment: row.deployment,
  baseUrl: row.base_url,
  keyEnding: row.key_ending,
  sandbox: row.sandbox,
  organization: row.organization,
  lastCheck:
    row.check_result !== null && row.checked_at !== null
      ? { at: row.checked_at.toISOString(), result: CheckResult.parse(JSON.parse(row.check_result)) }
      : null,
  usedBy: row.used_by,
  usedIn: Credential.shape.usedIn.parse(JSON.parse(row.used_in)),
  version: row.version,
  createdAt: row.created_at.toISOString(),
})

/** Newest first. */
export const readCredentials = async (db: Sql, page: { cursor?: string | undefined; limit: number }) => {
  const { at, id } = readCursor(page.cursor)
  const rows = await db.query<Row>(
    `select ${columns} from credential
     where $1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid)
     order by created_at desc, id desc limit $3`,
    [at, id, page.limit + 1],
  )
  return pageOf(rows, page.limit, (row) => ({ at: row.created_at, id: row.id }), toCredential)
}

/** Throws `not_found` when there is none. */
export const readCredential = async (db: Sql, id: string): Promise<Credential> => {
  const [row] = await db.query<Row>(`select ${columns} from credential where id = $1`, [id])
  if (!row) throw new ProblemError('not_found', 'This credential does not exist, or no longer does.')
  return toCredential(row)
}
