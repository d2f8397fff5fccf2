import { invalid, notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import { page } from '../paging.ts'
import { byText, type EventStore } from './event-store.ts'
import { eventJson } from './serializer.ts'

const shown = ({ events }: Organization, position: number): string => {
  const row = events.log.row(position)
  return eventJson(row, events.lagoIdOnRead(row, position), row.receivedAt, events.propertiesOnRead(row))
}

/** `GET /events/:transaction_id`: the first match by id alone; an id with a slash cannot be asked for. */
export const getEvent = ({ organization, params }: Call): Answer => {
  const id = params.transaction_id ?? ''
  if (id.includes('/')) return notFound('resource')
  const position = organization.events.log.withTransaction(id)[0]
  return position === undefined
    ? notFound('event')
    : { status: 200, body: `{"event":${shown(organization, position)}}` }
}

type Moment = { micros: number | undefined } | { refusal: Answer }

const moment = (query: URLSearchParams, name: string): Moment => {
  const text = query.get(name)
  if (text === null || text === '') return { micros: undefined }
  const milliseconds = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(milliseconds)
    ? { refusal: invalid({ [name]: ['invalid_date'] }) }
    : { micros: milliseconds * 1000 }
}

const startOf = ({ subscriptions }: Organization, externalId: string | null): number | undefined => {
  const found = subscriptions.find((subscription) => subscription.external_id === externalId)
  return found?.started_at ? Date.parse(found.started_at) * 1000 : undefined
}

/** The latest first, in the store's idea of late; within one moment by id. */
const sortByRank = (positions: number[], { log, rank }: EventStore): void => {
  const ids = new Map<number, string>()
  const idOf = (position: number): string => {
    const known = ids.get(position) ?? log.transactionId(position)
    ids.set(position, known)
    return known
  }
  positions.sort((a, b) => rank(b) - rank(a) || byText(idOf(a), idOf(b)))
}

/** `GET /events`, filtered and paged (lago-api:app/queries/events_query.rb). */
export const listEvents = ({ organization, query }: Call): Answer => {
  const from = moment(query, 'timestamp_from')
  const to = moment(query, 'timestamp_to')
  if ('refusal' in from) return from.refusal
  if ('refusal' in to) return to.refusal
  const { events } = organization
  const { log } = events
  const subscription = query.get('external_subscription_id')
  const code = query.get('code')
  const sinceStart =
    query.get('timestamp_from_started_at') === 'true' ? startOf(organization, subscription) : undefined
  const earliest = sinceStart ?? from.micros ?? Number.NEGATIVE_INFINITY
  const latest = to.micros ?? Number.POSITIVE_INFINITY
  const found = log.select(subscription || null, code || null).filter((position) => {
    const micros = log.micros(position)
    return micros >= earliest && micros <= latest
  })
  sortByRank(found, events)
  const { items, meta } = page(found, query)
  const body = items.map((position) => shown(organization, position)).join(',')
  return { status: 200, body: `{"events":[${body}],"meta":${JSON.stringify(meta)}}` }
}
