import { isRecord, parseJson } from '../json.ts'
import { EventLog } from './event-log.ts'
import { byText, countRepeat, type EventStore, eventId } from './event-store.ts'

const byLengthThenText = (a: string, b: string): number => a.length - b.length || byText(a, b)

/** jsonb keeps neither the order of keys nor their repetition: shorter keys first. */
const asJsonb = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asJsonb)
  if (!isRecord(value)) return value
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort(byLengthThenText)) sorted[key] = asJsonb(value[key])
  return sorted
}

/**
 * Postgres: unique over organization, subscription and transaction id; code and timestamp are not part of it. A
 * missing subscription is distinct from every other, so it protects from nothing.
 * (lago-api:db/structure.sql, index_unique_transaction_id)
 */
export const postgresStore = (organizationNumber: number): EventStore => {
  const log = new EventLog()
  const repeats = new Map<string, number>()
  const refuses: EventStore['refuses'] = ({ transactionId, externalSubscriptionId }) =>
    externalSubscriptionId !== null &&
    log
      .withTransaction(transactionId)
      .some((position) => log.rows[position]?.externalSubscriptionId === externalSubscriptionId)
  return {
    kind: 'postgres',
    log,
    repeats,
    refuses,
    insert(event, receivedAt) {
      if (refuses(event)) return 'exists'
      if (log.withTransaction(event.transactionId).length > 0) countRepeat(repeats, event.transactionId)
      log.append(event, receivedAt)
      return 'stored'
    },
    lagoIdOnCreate: (position) => eventId(organizationNumber, position),
    lagoIdOnRead: (_event, position) => eventId(organizationNumber, position),
    propertiesOnRead: (event) => JSON.stringify(asJsonb(parseJson(event.properties))),
    compare: (a, b) => b.timestampMicros - a.timestampMicros || byText(a.transactionId, b.transactionId),
  }
}
