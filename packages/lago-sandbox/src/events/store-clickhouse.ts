import { isRecord, parseJson } from '../json.ts'
import type { AcceptedEvent } from './event.ts'
import { EventLog } from './event-log.ts'
import { byText, countRepeat, type EventStore } from './event-store.ts'

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
  const repeats = new Map<string, number>()
  const sameKey = (event: AcceptedEvent): number | undefined =>
    log.withTransaction(event.transactionId).find((position) => {
      const row = log.rows[position]
      return (
        row !== undefined &&
        row.code === event.code &&
        (row.externalSubscriptionId ?? '') === (event.externalSubscriptionId ?? '') &&
        milliseconds(row) === milliseconds(event)
      )
    })
  return {
    kind: 'clickhouse',
    log,
    repeats,
    refuses: () => false,
    insert(event, receivedAt) {
      const position = deduplicates ? sameKey(event) : undefined
      if (position === undefined) {
        if (log.append(event, receivedAt)) countRepeat(repeats, event.transactionId)
        return 'stored'
      }
      countRepeat(repeats, event.transactionId)
      log.replace(position, event, receivedAt)
      return 'replaced'
    },
    lagoIdOnCreate: () => null,
    lagoIdOnRead: (event) =>
      `${organizationId}-${event.externalSubscriptionId ?? ''}-${event.transactionId}-${Math.floor(event.receivedAt / 1000)}`,
    propertiesOnRead: (event) => JSON.stringify(asTexts(parseJson(event.properties))),
    compare: (a, b) => b.receivedAt - a.receivedAt || byText(a.transactionId, b.transactionId),
  }
}
