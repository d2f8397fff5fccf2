import { eventItem, type PlannedRequest } from '@ferry/core'
import { compareStoredEvent } from '../../lago/compare-stored-event.ts'
import { askLago, type Reader } from './ask-lago.ts'

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
  const id = request.identities[position]?.id
  if (id === undefined || request.body === null) return { kind: 'unreadable' }
  const get = (path: string) => askLago(reader, path)
  const answer = await get(`/events/${encodeURIComponent(id)}`)
  if (answer === null) return { kind: 'stopped' }
  if (answer.kind !== 'answered' || answer.status !== 200) return { kind: 'unreadable' }
  const compared = await compareStoredEvent(get, {
    item: eventItem(request.body, position),
    stored: answer.body,
  })
  if (compared === 'same' || compared === 'stopped') return { kind: compared }
  if (compared === 'unreadable' || compared.differs.includes('external_subscription_id'))
    return { kind: 'unreadable' }
  return { kind: 'differs', fields: compared.differs, stored: answer.body }
}
