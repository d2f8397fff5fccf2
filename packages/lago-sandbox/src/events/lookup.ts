import { invalid, notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import { pageOf } from '../paging.ts'
import { latestOf } from './rank-order.ts'
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

/** Where several have had this id, the one that has not ended, or ended last (lago-api:app/queries/events_query.rb). */
const startOf = ({ subscriptions }: Organization, externalId: string | null): number | undefined => {
  const ends = ({ terminated_at: end }: { terminated_at: string | null }) =>
    end === null ? Number.POSITIVE_INFINITY : Date.parse(end)
  const found = subscriptions
    .filter((subscription) => subscription.external_id === externalId)
    .reduce<Organization['subscriptions'][number] | undefined>(
      (latest, one) => (latest === undefined || ends(one) >= ends(latest) ? one : latest),
      undefined,
    )
  return found?.started_at ? Date.parse(found.started_at) * 1000 : undefined
}

/** `GET /events`, filtered and paged (lago-api:app/queries/events_query.rb). */
export const listEvents = ({ organization, query }: Call): Answer => {
  const from = moment(query, 'timestamp_from')
  const to = moment(query, 'timestamp_to')
  if ('refusal' in from) return from.refusal
  if ('refusal' in to) return to.refusal
  const { events } = organization
  const subscription = query.get('external_subscription_id')
  const sinceStart =
    query.get('timestamp_from_started_at') === 'true' ? startOf(organization, subscription) : undefined
  const ordered = events.log.selectOf(events.order.of(events), {
    subscription: subscription || null,
    code: query.get('code') || null,
    from: sinceStart ?? from.micros,
    to: to.micros,
  })
  const asked = pageOf(ordered.length, query)
  const body = latestOf(ordered, asked.from, asked.to, events)
    .map((position) => shown(organization, position))
    .join(',')
  return { status: 200, body: `{"events":[${body}],"meta":${JSON.stringify(asked.meta)}}` }
}
