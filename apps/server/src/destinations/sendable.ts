import { configProblems, DestinationConfig } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readRecords } from '../nexsets/queries/read-records.ts'
import { derivedSuffix, sendsTheSame } from './derived-ids.ts'
import { moneyOperations } from './money-operations.ts'
import { requireSecretHeaders } from './secret-headers.ts'

interface Sendable {
  id: string
  nexsetId: string
  credentialId: string
  baseUrl: string
  config: DestinationConfig
}

/** Throws what stops a destination from being activated as it is: `invalid_config` or `clashing_ids`, nothing else. */
export const requireSendable = async (tx: Sql, destination: Sendable): Promise<void> => {
  const { config, baseUrl, nexsetId } = destination
  const problems = configProblems(config, { nexsetId, baseUrl })
  if (problems.length > 0) {
    throw new ProblemError(
      'invalid_config',
      `${problems.map(({ sentence }) => sentence).join(' ')} Nothing was sent.`,
      problems.map(({ field, sentence }) => ({ path: field, message: sentence })),
    )
  }
  await requireSecretHeaders(tx, { destinationId: destination.id, baseUrl }, config)
  await requireNoClash(tx, destination)
}

/** So many records show what a config calls; where one of the others differs, it is found out before it is sent. */
const sampled = 20

/**
 * What Lago would take, or Ferry takes, for a repeat of another destination's record must be one: ids that Ferry derives
 * name a record of a Nexset and the suffix, and a call that repeats its effect is made once for a record.
 */
const requireNoClash = async (tx: Sql, destination: Sendable) => {
  const { id, nexsetId, credentialId, config } = destination
  const suffix = derivedSuffix(config)
  const records = await readRecords(tx, nexsetId, 0, sampled)
  const operations = moneyOperations(config, records, destination)
  if (suffix === null && operations.size === 0) return
  // One activation of a Nexset at a time, so that two cannot miss each other.
  await tx.query(`select pg_advisory_xact_lock(hashtext($1))`, [`ids of ${nexsetId}`])
  const rows = await tx.query<{ name: string; config: string; base_url: string }>(othersOfSameLago, [
    id,
    nexsetId,
    credentialId,
  ])
  const others = rows
    .map((row) => ({ ...row, config: DestinationConfig.parse(JSON.parse(row.config)) }))
    .filter((other) => !sendsTheSame(other.config, config))
  const sharesIds = suffix === null ? null : others.find((other) => derivedSuffix(other.config) === suffix)
  if (sharesIds) throw clashingIds(sharesIds.name)
  if (operations.size === 0) return
  const sharesCalls = others.find((other) => {
    const theirs = moneyOperations(other.config, records, { nexsetId, baseUrl: other.base_url })
    return [...operations].some((operation) => theirs.has(operation))
  })
  if (sharesCalls) throw clashingCalls(sharesCalls.name)
}

const clashingIds = (name: string) =>
  new ProblemError(
    'clashing_ids',
    `The destination "${name}" sends other content of the same Nexset under the same ids, so Lago would take these ` +
      'events for repeats and bill nothing for them. Nothing was sent. Choose a suffix for the derived transaction_id, ' +
      'then activate.',
    [
      {
        path: 'body.config.mapping.transaction_id',
        message: 'Choose a suffix that no other destination of this Nexset uses.',
      },
    ],
  )

const clashingCalls = (name: string) =>
  new ProblemError(
    'clashing_ids',
    `The destination "${name}" makes the same kind of call for the records of this Nexset, with other content. Such a call ` +
      'takes effect each time, so Ferry makes it once for a record, and this destination would send nothing. Nothing was ' +
      'sent. If both are wanted, upload the records as a Nexset of their own for this one.',
  )

// Config versions in use by other destinations that were activated, of the same Lago organization as far as it is known.
const othersOfSameLago = `
  select d.name, v.config, theirs.base_url
  from destination d
  join destination_config v on v.destination_id = d.id
  join credential theirs on theirs.id = v.credential_id
  join credential ours on ours.id = $3
  where d.id <> $1 and d.nexset_id = $2 and d.activated_at is not null
    and (v.number = d.config_number or exists (
      select from range r where r.destination_id = d.id and r.config_number = v.number))
    and (theirs.id = ours.id or theirs.identity = ours.identity or case
      when theirs.organization_id <> ours.organization_id then false
      else theirs.base_url = ours.base_url
        and (theirs.organization is null or ours.organization is null or theirs.organization = ours.organization) end)`
