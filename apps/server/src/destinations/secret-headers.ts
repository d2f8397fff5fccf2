import type { SecretHeaders } from '@ferry/contract'
import type { DestinationConfig } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'

/** Values by the header's name in lower case. Never logged, never serialised. */
export type OpenSecretHeaders = ReadonlyMap<string, string>

interface Place {
  destinationId: string
  /** Of the credential: a value goes to the address it was given for, and to no other. */
  baseUrl: string
}

/** Names as the config has them. */
export const secretHeaderNames = (config: DestinationConfig): string[] =>
  config.mode === 'advanced'
    ? config.headers.flatMap(({ name, secret }) => (secret ? [name.trim()] : []))
    : []

/** Given values by lower-case name. Throws `invalid_input` for one that no secret header of the config has. */
export const givenSecrets = (config: DestinationConfig, values: SecretHeaders = {}): OpenSecretHeaders => {
  const names = new Set(secretHeaderNames(config).map(keyOf))
  const unknown = Object.keys(values).find((name) => !names.has(keyOf(name)))
  if (unknown === undefined)
    return new Map(Object.entries(values).map(([name, value]) => [keyOf(name), value]))
  const message = `${unknown} is no secret header of this destination.`
  throw new ProblemError('invalid_input', `${message} Nothing was saved or sent.`, [
    { path: `body.secretHeaders.${unknown}`, message },
  ])
}

/**
 * Keeps given values, sealed. Those of another address or of a header that is gone are forgotten once no range of an earlier
 * version can need them.
 */
export const keepSecretHeaders = async (
  tx: Sql,
  secret: Deps['secret'],
  { destinationId, baseUrl }: Place,
  config: DestinationConfig,
  given: OpenSecretHeaders,
): Promise<void> => {
  await tx.query(
    `delete from secret_header where destination_id = $1 and (base_url <> $2 or name <> all($3))
       and not exists (select from range r where r.destination_id = $1 and r.state <> 'done')`,
    [destinationId, baseUrl, secretHeaderNames(config).map(keyOf)],
  )
  for (const [name, value] of given) {
    await tx.query(
      `insert into secret_header (destination_id, name, sealed, base_url) values ($1, $2, $3, $4)
       on conflict (destination_id, name, base_url) do update set sealed = excluded.sealed`,
      [destinationId, name, secret.seal(value, rowOf({ destinationId, baseUrl }, name)), baseUrl],
    )
  }
}

/** Values that were given for this address, in clear, for the moment of a call or of a copy. */
export const openSecretHeaders = async (
  db: Sql,
  secret: Deps['secret'],
  { destinationId, baseUrl }: Place,
): Promise<OpenSecretHeaders> => {
  const rows = await db.query<{ name: string; sealed: string }>(
    'select name, sealed from secret_header where destination_id = $1 and base_url = $2',
    [destinationId, baseUrl],
  )
  return new Map(
    rows.map(({ name, sealed }) => [name, secret.open(sealed, rowOf({ destinationId, baseUrl }, name))]),
  )
}

/** Throws `invalid_config` for a secret header without a value: an empty one must never go to Lago in its place. */
export const requireSecretHeaders = async (
  tx: Sql,
  place: Place,
  config: DestinationConfig,
): Promise<void> => {
  const names = secretHeaderNames(config)
  if (names.length === 0) return
  const kept = await tx.query<{ name: string }>(
    'select name from secret_header where destination_id = $1 and base_url = $2',
    [place.destinationId, place.baseUrl],
  )
  requireValues(config, new Set(kept.map(({ name }) => name)))
}

/** The same, where the values are at hand. */
export const requireValues = (config: DestinationConfig, known: { has(name: string): boolean }): void => {
  const missing = secretHeaderNames(config).filter((name) => !known.has(keyOf(name)))
  if (missing.length === 0) return
  throw new ProblemError(
    'invalid_config',
    `The value of the secret header ${missing.join(', ')} is not known for this address: type it again. Nothing was sent.`,
    missing.map((name) => ({ path: name, message: 'Type its value again.' })),
  )
}

const keyOf = (name: string): string => name.trim().toLowerCase()

/** What a value is sealed for: moved to another destination, header or address, it does not open. */
const rowOf = ({ destinationId, baseUrl }: Place, name: string): string =>
  `${destinationId} ${name} ${baseUrl}`
