import { createHash, randomBytes } from 'node:crypto'
import type { Hook } from '@ferry/contract'
import type { Secret } from '../../credentials/secret.ts'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

/** Gives a Nexset its webhook, or another one in its place: the token before is no good from then on. */
export const saveHook = async (db: Sql, secret: Secret, nexsetId: string): Promise<void> => {
  const token = randomBytes(32).toString('base64url')
  await db.query(
    `insert into hook (nexset_id, token_sha256, token_sealed) values ($1, $2, $3)
     on conflict (nexset_id) do update set token_sha256 = $2, token_sealed = $3, created_at = now()`,
    [nexsetId, hashOf(token), secret.seal(token, nexsetId)],
  )
}

/** Throws not_found for a Nexset without one. */
export const readHook = async (db: Sql, secret: Secret, nexsetId: string): Promise<Hook> => {
  const [row] = await db.query<{ token_sealed: string; created_at: Date }>(
    'select token_sealed, created_at from hook where nexset_id = $1',
    [nexsetId],
  )
  if (!row) throw new ProblemError('not_found', 'This Nexset has no webhook.')
  const token = secret.open(row.token_sealed, nexsetId)
  return { path: `/api/v1/hooks/${token}`, createdAt: row.created_at.toISOString() }
}

/** The Nexset that a token appends to. Tokens are looked up by their hash. Throws not_found. */
export const nexsetOfHook = async (db: Sql, token: string): Promise<string> => {
  const [row] = await db.query<{ nexset_id: string }>('select nexset_id from hook where token_sha256 = $1', [
    hashOf(token),
  ])
  if (!row)
    throw new ProblemError(
      'not_found',
      'There is no webhook at this address, or it was replaced by another one. Nothing was stored.',
    )
  return row.nexset_id
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
