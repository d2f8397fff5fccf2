import { invalid } from '../answers.ts'
import { type Answer, type Call, LagoCrash } from '../call.ts'
import { isRecord } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { computeExpression } from '../usage/event-expression.ts'
import { makeInstantFees } from '../usage/instant.ts'
import { batchDuplicates } from '../version.ts'
import { unwrap } from '../wrapper.ts'
import { sameContent } from './copies.ts'
import { type AcceptedEvent, readEvent } from './event.ts'
import { eventId } from './event-store.ts'
import { noRoomFor } from './room.ts'
import { eventJson } from './serializer.ts'
import { type EventErrors, validate } from './validation.ts'

const taken = { transaction_id: ['value_already_exist'] }

const keep = ({ events, effects }: Organization, event: AcceptedEvent, now: number): void => {
  effects[events.insert(event, now) === 'stored' ? 'eventsStored' : 'eventsReplaced'] += 1
}

const insert = (organization: Organization, event: AcceptedEvent, now: number): string => {
  const { events } = organization
  const position = events.log.size
  keep(organization, event, now)
  makeInstantFees(event, organization, now)
  const isSaved = events.kind === 'postgres'
  return eventJson(
    event,
    events.idPrefix === null ? null : eventId(events.idPrefix, position),
    isSaved ? now : null,
  )
}

/** Counts a refused copy, beside the event that is held; a repeat inside of a batch may have none. */
const countRefused = ({ events, effects }: Organization, event: AcceptedEvent): void => {
  effects.duplicatesRefused += 1
  const held = events.refuses(event)
  if (held !== undefined) events.copies.refuse(event.transactionId, sameContent(events.log.row(held), event))
}

type Checked = ReturnType<typeof validate>

const checkedBy = (organization: Organization, checked: Checked): Checked => {
  const problem = 'event' in checked ? computeExpression(checked.event, organization) : undefined
  return problem === undefined ? checked : { errors: problem }
}

/** `POST /events`. */
export const createEvent = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'event')
  if ('refusal' in wrapped) return wrapped.refusal
  const noRoom = noRoomFor(organization, 1)
  if (noRoom) return noRoom
  const { kind } = organization.events
  const read = validate(readEvent(wrapped.fields), kind, now, kind === 'clickhouse')
  const checked = checkedBy(organization, read)
  if ('errors' in checked) return invalid(checked.errors)
  if (organization.events.refuses(checked.event) !== undefined) {
    countRefused(organization, checked.event)
    return invalid(taken)
  }
  return { status: 200, body: `{"event":${insert(organization, checked.event, now)}}` }
}

/** Positions a batch's insert would report: held already, or the same id earlier in the batch, whatever its subscription. */
const duplicatesIn = (organization: Organization, events: readonly AcceptedEvent[]): number[] => {
  const seen = new Set<string>()
  const found: number[] = []
  for (const [position, event] of events.entries()) {
    if (seen.has(event.transactionId) || organization.events.refuses(event) !== undefined)
      found.push(position)
    seen.add(event.transactionId)
  }
  return found
}

const refuseDuplicates = (
  organization: Organization,
  events: readonly AcceptedEvent[],
  duplicates: readonly number[],
  now: number,
): Answer => {
  const rule = batchDuplicates(organization.version)
  const ids = new Set(events.map((event) => event.transactionId))
  if (rule === 'crashes_on_repeat' && ids.size < events.length) throw new LagoCrash('a repeat inside a batch')
  if (rule === 'keeps_good_rows') {
    // They were stored and then forgotten about: no fee was made for them.
    for (const [position, event] of events.entries()) {
      if (!duplicates.includes(position)) keep(organization, event, now)
    }
  }
  for (const position of duplicates) {
    const event = events[position]
    if (event) countRefused(organization, event)
  }
  return invalid(Object.fromEntries(duplicates.map((position) => [position, taken])))
}

/**
 * `POST /events/batch`: two passes, each all-or-nothing. The first reports every invalid position, the second every
 * duplicate one. (lago-api:app/services/events/create_batch_service.rb)
 */
export const createBatch = ({ organization, body, now }: Call): Answer => {
  const list = isRecord(body) && Array.isArray(body.events) ? body.events : []
  // Rails' permit keeps only the objects of a list, so what is not one moves the positions behind it.
  const items: Record<string, unknown>[] = list.filter(isRecord)
  if (items.length === 0) return invalid({ events: ['no_events'] })
  if (items.length > organization.batchLimit) return invalid({ events: ['too_many_events'] })
  const noRoom = noRoomFor(organization, items.length)
  if (noRoom) return noRoom

  const accepted: AcceptedEvent[] = []
  const errors: Record<number, EventErrors> = {}
  for (const [position, item] of items.entries()) {
    const checked = checkedBy(organization, validate(readEvent(item), organization.events.kind, now))
    if ('errors' in checked) errors[position] = checked.errors
    else accepted.push(checked.event)
  }
  if (accepted.length < items.length) return invalid(errors)

  if (organization.events.kind === 'postgres') {
    const duplicates = duplicatesIn(organization, accepted)
    if (duplicates.length > 0) return refuseDuplicates(organization, accepted, duplicates, now)
  }
  const answers = accepted.map((event) => insert(organization, event, now))
  return { status: 200, body: `{"events":[${answers.join(',')}]}` }
}
