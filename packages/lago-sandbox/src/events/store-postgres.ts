import { isRecord, parseJson } from '../json.ts'
import { EventLog } from './event-log.ts'
import { byText, countRepeat, type EventStore, eventId } from './event-store.ts'

const byLengthThenText = (a: string, b: string): number => a.length - b.length || byText(a, b)

/** jsonb keeps neither the order of keys nor their repetition: shorter keys first. */
const asJsonb = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asJsonb)
  if (!isRecord(value)) return value
  const keys = Object.keys(value).sort(byLengthThenText)
  return Object.fromEntries(keys.map((key) => [key, asJsonb(value[key])]))
}

/**
 * Postgres: unique over organization, subscription and transaction id; code and timestamp are not part of it. A
 * missing subscription is distinct from every other, so it protects from nothing.
 * (lago-api:db/structure.sql, index_unique_transaction_id)
 */
export const postgresStore = (organizationNumber: number): EventStore => {
  const log = new EventLog()
  const repeats = new Map<string, number>()
  return {
    kind: 'postgres',
    log,
    repeats,
    refuses: ({ transactionId, externalSubscriptionId }) =>
      externalSubscriptionId !== null && log.holds(transactionId, externalSubscriptionId),
    insert(event, receivedAt) {
      if (log.append(event, receivedAt)) countRepeat(repeats, event.transactionId)
      return 'stored'
    },
    lagoIdOnCreate: (position) => eventId(organizationNumber, position),
    lagoIdOnRead: (_event, position) => eventId(organizationNumber, position),
    propertiesOnRead: (event) => JSON.stringify(asJsonb(parseJson(event.properties))),
    compare: (a, b) => b.timestampMicros - a.timestampMicros || byText(a.transactionId, b.transactionId),
  }
}
