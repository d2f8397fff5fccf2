import type { ResendClass } from '@ferry/core'
import { organizationIdentity } from '../credentials/organization.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { claimIntents, type HeldIntent, type IntentKey, settleIntents } from '../intents/intents.ts'
import type { OpenCredential } from '../lago/send.ts'

/** What a call does to money and objects, as far as a person has to agree to it. */
export interface Effect {
  method: string
  resendClass: ResendClass
  confirmed: boolean
  /** The person knows that it was sent before. */
  again: boolean
}

/** Throws `confirmation_required` for calls that delete, or that repeat their effect each time, until confirmed. */
export const requireConfirmation = ({ method, resendClass, confirmed }: Effect): void => {
  if (confirmed) return
  if (method === 'DELETE')
    throw new ProblemError(
      'confirmation_required',
      'This call deletes or terminates in Lago for good and needs your confirmation. Nothing was sent.',
    )
  if (resendClass === 'C') throw new ProblemError('confirmation_required')
}

/**
 * Claims the right to send these records once, where a second call repeats the effect; durable when it returns. Throws
 * `already_sent` for records that were sent before, unless the person said *again*. The answer settles the claim.
 */
export const claimEffect = async (
  deps: Pick<Deps, 'db' | 'send'>,
  effect: Effect,
  credential: OpenCredential,
  record: Pick<IntentKey, 'operation' | 'nexsetId'> & { content: string },
  offsets: readonly number[],
): Promise<(outcome: 'arrived' | 'unknown' | 'absent') => Promise<void>> => {
  if (effect.resendClass !== 'C') return async () => {}
  const { db } = deps
  const organization = await organizationIdentity(deps, credential)
  if (organization === null) throw new ProblemError('state_forbids', noOrganization)
  const key = { ...record, organization }
  const { claimed, held } = await claimIntents(db, {
    ...key,
    credentialId: credential.id,
    offsets,
    origin: 'test',
    again: effect.again,
  })
  const settle = (outcome: 'arrived' | 'unknown' | 'absent') => settleIntents(db, key, claimed, outcome)
  const [first] = held
  if (!first) return settle
  await settle('absent')
  throw new ProblemError('already_sent', sentence(first))
}

const noOrganization =
  'Lago does not answer at the moment, so Ferry cannot tell whether this record was sent to the same organization before. Nothing was sent. Try again.'
const sentence = ({ state, origin }: HeldIntent) => {
  const by = origin === 'test' ? 'as a test' : 'by a delivery'
  if (state === 'sending') return 'This record is being sent at this moment. Nothing was sent by this press.'
  if (state === 'arrived')
    return `This record was sent before, ${by}, and Lago took it. Sending it again would repeat its effect. Nothing was sent.`
  return `This record was sent before, ${by}, and may have arrived. Sending it again may repeat its effect. Nothing was sent.`
}
