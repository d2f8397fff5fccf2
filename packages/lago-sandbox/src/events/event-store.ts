import type { Copies } from './copies.ts'
import type { AcceptedEvent, StoredEvent } from './event.ts'
import type { EventLog } from './event-log.ts'
import type { RankOrder } from './rank-order.ts'

/** What an insert came to: a new event, or the same one again (ClickHouse: the last one wins). */
export type Inserted = 'stored' | 'replaced'

/** One organization's events, under the duplicate rule of its store. */
export interface EventStore {
  readonly kind: 'postgres' | 'clickhouse'
  readonly log: EventLog
  /** What became of ids that came more than once. */
  readonly copies: Copies
  /** The position of the event that makes an insert be refused as `value_already_exist`. */
  refuses(event: AcceptedEvent): number | undefined
  /** Stores an event that `refuses` lets pass. */
  insert(event: AcceptedEvent, receivedAt: number): Inserted
  /** `lago_id` in the answer to a POST, up to the twelve digits of the event's position; null where it is null. */
  readonly idPrefix: string | null
  lagoIdOnRead(event: StoredEvent, position: number): string
  /** Properties as a GET shows them: JSON text. */
  propertiesOnRead(event: StoredEvent): string
  /** What lists are sorted by, the highest first. */
  rank(position: number): number
  readonly order: RankOrder
}

/** A UUID (version 4 form) that is a function of organization and position, so that no event needs to hold one. */
export const eventId = (idPrefix: string, position: number): string =>
  `${idPrefix}${position.toString(16).padStart(12, '0')}`

export const eventIdPrefix = (organizationNumber: number): string =>
  `e${organizationNumber.toString(16).padStart(7, '0')}-5a4d-4b0c-8000-`
