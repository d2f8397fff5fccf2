import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { OpenCredential } from '../lago/send.ts'

/**
 * A credential with its key in clear, for the moment of a call. Throws `not_found` when it does not exist and
 * `CannotOpen` when its key was sealed with another FERRY_SECRET.
 */
export const openCredential = async (
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  id: string,
): Promise<OpenCredential> => {
  const [row] = await db.query<{ base_url: string; key_sealed: string; sandbox: boolean }>(
    'select base_url, key_sealed, sandbox from credential where id = $1',
    [id],
    { keepAs: 'credential to open' },
  )
  if (!row) throw new ProblemError('not_found', 'This credential does not exist, or no longer does.')
  return { id, baseUrl: row.base_url, apiKey: secret.open(row.key_sealed, id), sandbox: row.sandbox }
}
