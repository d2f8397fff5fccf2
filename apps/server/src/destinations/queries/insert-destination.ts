import { randomUUID } from 'node:crypto'
import type { NewDestination } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { ensureResponseNexset } from '../../nexsets/responses/response-nexset.ts'
import { givenSecrets, keepSecretHeaders } from '../secret-headers.ts'

/** Stores a destination, inactive, with config version 1; answers its id. Its Nexset and credential must exist. */
export const insertDestination = (
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  { name, nexsetId, credentialId, config, secretHeaders }: NewDestination,
): Promise<string> =>
  db.transaction(async (tx) => {
    await requireNexset(tx, nexsetId)
    const baseUrl = await requireCredential(tx, credentialId)
    const id = randomUUID()
    await tx.query(`insert into destination (id, name, nexset_id, credential_id) values ($1, $2, $3, $4)`, [
      id,
      name,
      nexsetId,
      credentialId,
    ])
    await insertConfig(tx, { destinationId: id, number: 1, credentialId, config: JSON.stringify(config) })
    const given = givenSecrets(config, secretHeaders)
    await keepSecretHeaders(tx, secret, { destinationId: id, baseUrl }, config, given)
    if (config.responseWebhook) await ensureResponseNexset(tx, id, name)
    return id
  })

/** A config version is written once and never changed. */
export const insertConfig = async (
  tx: Sql,
  {
    destinationId,
    number,
    credentialId,
    config,
  }: { destinationId: string; number: number; credentialId: string; config: string },
): Promise<void> => {
  await tx.query(
    `insert into destination_config (destination_id, number, credential_id, config) values ($1, $2, $3, $4)`,
    [destinationId, number, credentialId, config],
  )
}

const requireNexset = async (tx: Sql, id: string) => {
  const [row] = await tx.query(`select id from nexset where id = $1 and state = 'ready' for share`, [id])
  if (!row)
    throw missing('body.nexsetId', 'This Nexset does not exist, or no longer does. Choose another one.')
}

/** The credential's base URL; throws where there is none. */
export const requireCredential = async (tx: Sql, id: string): Promise<string> => {
  const [row] = await tx.query<{ base_url: string }>(
    `select base_url from credential where id = $1 for share`,
    [id],
  )
  if (!row)
    throw missing(
      'body.credentialId',
      'This credential does not exist, or no longer does. Choose another one.',
    )
  return row.base_url
}

const missing = (path: string, message: string) =>
  new ProblemError('invalid_input', `${message} Nothing was saved.`, [{ path, message }])
