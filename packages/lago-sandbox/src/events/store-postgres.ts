import { isRecord, parseJson } from '../json.ts'
import { byText } from './by-text.ts'
import { Copies, sameContent } from './copies.ts'
import { EventLog } from './event-log.ts'
import { type EventStore, eventId, eventIdPrefix } from './event-store.ts'
import { RankOrder } from './rank-order.ts'

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
  const idPrefix = eventIdPrefix(organizationNumber)
  const copies = new Copies()
  return {
    kind: 'postgres',
    log,
    copies,
    refuses: ({ transactionId, externalSubscriptionId }) =>
      externalSubscriptionId === null ? undefined : log.find(transactionId, externalSubscriptionId),
    insert(event, receivedAt) {
      const [earlier] = log.withTransaction(event.transactionId)
      if (earlier !== undefined) copies.accept(event.transactionId, sameContent(log.row(earlier), event))
      log.append(event, receivedAt)
      return 'stored'
    },
    idPrefix,
    lagoIdOnRead: (_event, position) => eventId(idPrefix, position),
    propertiesOnRead: (event) => JSON.stringify(asJsonb(parseJson(event.properties))),
    rank: (position) => log.micros(position),
    order: new RankOrder(),
  }
}
