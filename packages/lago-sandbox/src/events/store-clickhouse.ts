import { isRecord, parseJson } from '../json.ts'
import { Copies, sameContent } from './copies.ts'
import type { AcceptedEvent } from './event.ts'
import { EventLog } from './event-log.ts'
import type { EventStore } from './event-store.ts'
import { RankOrder } from './rank-order.ts'

const milliseconds = (event: AcceptedEvent): number => Math.floor(event.timestampMicros / 1000)

/** The store keeps property values as text. */
const asTexts = (value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, held]) => [
          key,
          typeof held === 'string' ? held : JSON.stringify(held),
        ]),
      )
    : value

/**
 * ClickHouse: nothing is ever refused. With deduplication the key is code, subscription, timestamp in milliseconds
 * and transaction id, and the last one wins; without it (Lago's column default) every copy counts.
 * (lago-api:app/services/events/stores/clickhouse_store.rb, DEDUP_KEY_COLUMNS)
 */
export const clickhouseStore = (organizationId: string, deduplicates: boolean): EventStore => {
  const log = new EventLog()
  const copies = new Copies()
  const hasKeyOf = (event: AcceptedEvent) => (position: number) => {
    const row = log.row(position)
    return (
      row.code === event.code &&
      (row.externalSubscriptionId ?? '') === (event.externalSubscriptionId ?? '') &&
      milliseconds(row) === milliseconds(event)
    )
  }
  return {
    kind: 'clickhouse',
    log,
    copies,
    refuses: () => undefined,
    insert(event, receivedAt) {
      const earlier = log.withTransaction(event.transactionId)
      const sameKey = deduplicates ? earlier.find(hasKeyOf(event)) : undefined
      const held = sameKey ?? earlier[0]
      if (held !== undefined) copies.accept(event.transactionId, sameContent(log.row(held), event))
      if (sameKey === undefined) log.append(event, receivedAt)
      else log.replace(sameKey, event, receivedAt)
      return sameKey === undefined ? 'stored' : 'replaced'
    },
    idPrefix: null,
    lagoIdOnRead: (event) =>
      `${organizationId}-${event.externalSubscriptionId ?? ''}-${event.transactionId}-${Math.floor(event.receivedAt / 1000)}`,
    propertiesOnRead: (event) => JSON.stringify(asTexts(parseJson(event.properties))),
    rank: (position) => log.receivedAt(position),
    order: new RankOrder(),
  }
}
