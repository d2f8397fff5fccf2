import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

export interface CredentialUpdate {
  name?: string | undefined
  description?: string | undefined
  key?: { sealed: string; ending: string } | undefined
}

/** Throws `conflict` when it is no longer at `version`. */
export const updateCredential = async (
  db: Sql,
  id: string,
  version: number,
  change: CredentialUpdate,
): Promise<void> => {
  const rows = await db.query(
    `update credential set name = coalesce($3, name), description = coalesce($4, description),
       key_sealed = coalesce($5, key_sealed), key_ending = coalesce($6, key_ending), version = version + 1
     where id = $1 and version = $2 returning id`,
    [
      id,
      version,
      change.name ?? null,
      change.description ?? null,
      change.key?.sealed ?? null,
      change.key?.ending ?? null,
    ],
  )
  if (rows.length === 0) throw new ProblemError('conflict')
}
