import type { DestinationChange } from '@ferry/contract'
import type { z } from 'zod'
import { recordAct } from '../../audit/queries/record-act.ts'
import type { Sql } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { repinRanges } from '../../engine/ranges/repin.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { ensureResponseNexset, renameResponseNexset } from '../../nexsets/responses/response-nexset.ts'
import { givenSecrets, keepSecretHeaders } from '../secret-headers.ts'
import { requireSendable } from '../sendable.ts'
import { insertConfig, requireCredential } from './insert-destination.ts'
import { type LockedDestination, lockDestination } from './locked-destination.ts'

/**
 * Renames or reconfigures. A new config, credential or value of a secret header is a new numbered version, and in the same transaction everything
 * not yet sent goes to it; a worker in the middle of a range stops, and the rest of its range follows. Throws `conflict`
 * for another version than the present one, and, once it was activated, what would stop an activation.
 */
export const changeDestination = (
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  id: string,
  change: z.output<typeof DestinationChange>,
  who: string,
): Promise<void> =>
  db.transaction(async (tx) => {
    const present = await lockDestination(tx, id)
    if (present.version !== change.version) throw new ProblemError('conflict')
    await tx.query(`update destination set name = $2, version = version + 1 where id = $1`, [
      id,
      change.name ?? present.name,
    ])
    await reconfigure(tx, secret, present, change)
    await followAnswers(tx, present, change)
    await recordAct(tx, {
      who,
      act: 'edit_destination',
      destinationId: id,
      destinationName: change.name ?? present.name,
      why: '',
    })
    await tx.query(`select pg_notify('destination', $1)`, [id])
  })

const reconfigure = async (
  tx: Sql,
  secret: Deps['secret'],
  present: LockedDestination,
  change: z.output<typeof DestinationChange>,
) => {
  const config = change.config ?? present.config
  const configText = JSON.stringify(config)
  const credentialId = change.credentialId ?? present.credentialId
  const given = givenSecrets(config, change.secretHeaders)
  const isSame = credentialId === present.credentialId && configText === present.configText
  if (isSame && given.size === 0) return
  const baseUrl = await requireCredential(tx, credentialId)
  await keepSecretHeaders(tx, secret, { destinationId: present.id, baseUrl }, config, given)
  if (!present.isFirstActivation) await requireSendable(tx, { ...present, credentialId, baseUrl, config })
  const number = present.configNumber + 1
  await insertConfig(tx, { destinationId: present.id, number, credentialId, config: configText })
  await tx.query(`update destination set credential_id = $2, config_number = $3 where id = $1`, [
    present.id,
    credentialId,
    number,
  ])
  await repinRanges(tx, present.id, number)
  // What was refused under the old version may go through now: try at once.
  await tx.query(`update destination set probe_at = clock_timestamp() where id = $1 and status = 'held'`, [
    present.id,
  ])
}

/** The Nexset of answers goes by the destination's name, and is there as soon as it is wanted. */
const followAnswers = async (
  tx: Sql,
  present: LockedDestination,
  change: z.output<typeof DestinationChange>,
) => {
  const name = change.name ?? present.name
  if (name !== present.name) await renameResponseNexset(tx, present.id, present.name, name)
  if ((change.config ?? present.config).responseWebhook) await ensureResponseNexset(tx, present.id, name)
}
