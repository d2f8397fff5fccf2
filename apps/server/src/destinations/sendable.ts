import { configProblems, DestinationConfig } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import { ProblemError } from '../http/problem-error.ts'
import { derivedSuffix, sendsTheSame } from './derived-ids.ts'

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
  await requireOwnIds(tx, destination)
}

/**
 * Ids that Ferry derives name a record of a Nexset and the suffix. Where another destination may have used them for
 * other content, Lago would take ours for a repeat of that and bill nothing, so a suffix has to be chosen first.
 */
const requireOwnIds = async (tx: Sql, { id, nexsetId, credentialId, config }: Sendable) => {
  const suffix = derivedSuffix(config)
  if (suffix === null) return
  // One activation of a Nexset at a time, so that two cannot miss each other.
  await tx.query(`select pg_advisory_xact_lock(hashtext($1))`, [`ids of ${nexsetId}`])
  const others = await tx.query<{ name: string; config: string }>(othersOfSameLago, [
    id,
    nexsetId,
    credentialId,
  ])
  const clash = others.find((other) => {
    const theirs = DestinationConfig.parse(JSON.parse(other.config))
    return derivedSuffix(theirs) === suffix && !sendsTheSame(theirs, config)
  })
  if (!clash) return
  throw new ProblemError(
    'clashing_ids',
    `The destination "${clash.name}" sends other content of the same Nexset under the same ids, so Lago would take these ` +
      'events for repeats and bill nothing for them. Nothing was sent. Choose a suffix for the derived transaction_id, ' +
      'then activate.',
    [
      {
        path: 'body.config.mapping.transaction_id',
        message: 'Choose a suffix that no other destination of this Nexset uses.',
      },
    ],
  )
}

// Config versions in use by other destinations that were activated, of the same Lago organization as far as it is known.
const othersOfSameLago = `
  select d.name, v.config
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
