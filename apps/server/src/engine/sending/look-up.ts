import { eventItem, type PlannedRequest, sameEvent } from '@ferry/core'
import type { OpenCredential, OutgoingRequest, Send } from '../../lago/send.ts'
import type { Limits } from '../../limits/limits.ts'

/**
 * What Lago holds under an id that it says is taken.
 * - `same`: this very event, delivered before
 * - `differs`: another event; ours has not been billed
 * - `unreadable`: it could not be read or compared
 * - `stopped`: it was not read to the end, because the run was told to stop
 */
export type LookUp =
  | { kind: 'same' }
  | { kind: 'differs'; fields: string[]; stored: string }
  | { kind: 'unreadable' }
  | { kind: 'stopped' }

export interface Reader {
  send: Send
  limits: Limits
  credential: OpenCredential
  /** The destination it is asked for. */
  share: string
  signal: AbortSignal
}

/**
 * Compares the event at `position` of a request with the one Lago holds under its id. `GET /events/{id}` looks at the id
 * alone and answers any subscription's event (lago-api:app/controllers/api/v1/events_controller.rb), so one of another
 * subscription says nothing about ours. A look-up never holds a destination.
 */
export const lookUpEvent = async (
  reader: Reader,
  request: PlannedRequest,
  position: number,
): Promise<LookUp> => {
  const { send, limits, credential, share, signal } = reader
  const id = request.identities[position]?.id
  if (id === undefined || request.body === null) return { kind: 'unreadable' }
  const asked: OutgoingRequest = {
    method: 'GET',
    url: `${credential.baseUrl}/events/${encodeURIComponent(id)}`,
    headers: [{ name: 'Accept', value: 'application/json' }],
    body: null,
  }
  const budget = await limits.budgetFor(credential.id, asked)
  await budget.take(share, signal)
  if (signal.aborted) return { kind: 'stopped' }
  const { answer } = await send(credential, asked, { signal })
  await budget.learn(answer)
  if (answer.kind === 'failed' && signal.aborted) return { kind: 'stopped' }
  if (answer.kind !== 'answered' || answer.status !== 200) return { kind: 'unreadable' }
  const compared = sameEvent({ item: eventItem(request.body, position), stored: answer.body })
  if (compared === 'same') return { kind: 'same' }
  if (compared === 'unreadable' || compared.differs.includes('external_subscription_id'))
    return { kind: 'unreadable' }
  return { kind: 'differs', fields: compared.differs, stored: answer.body }
}
