import type { Copies } from './copies.ts'
import type { AcceptedEvent, StoredEvent } from './event.ts'
import type { EventLog } from './event-log.ts'

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
  /** The answer to a POST. `position` counts the organization's events. */
  lagoIdOnCreate(position: number): string | null
  lagoIdOnRead(event: StoredEvent, position: number): string
  /** Properties as a GET shows them: JSON text. */
  propertiesOnRead(event: StoredEvent): string
  /** Order of a list: negative where `a` comes first. */
  compare(a: StoredEvent, b: StoredEvent): number
}

/** A UUID (version 4 form) that is a function of organization and position, so that no event needs to hold one. */
export const eventId = (organizationNumber: number, position: number): string =>
  `e${organizationNumber.toString(16).padStart(7, '0')}-5a4d-4b0c-8000-${position.toString(16).padStart(12, '0')}`

/** Plain order of texts, for sorting. */
export const byText = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
