import type { AcceptedEvent, StoredEvent } from './event.ts'
import type { EventLog } from './event-log.ts'

/** What an insert came to: a new event, or the same one again (ClickHouse: the last one wins). */
export type Inserted = 'stored' | 'replaced'

/** One organization's events, under the duplicate rule of its store. */
export interface EventStore {
  readonly kind: 'postgres' | 'clickhouse'
  readonly log: EventLog
  /** Ids that came in accepted requests more than once → how often. */
  readonly repeats: ReadonlyMap<string, number>
  /** True if an insert would be refused as `value_already_exist`. */
  refuses(event: AcceptedEvent): boolean
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

/** Adds one to how often an accepted id came, counting the first time too. */
export const countRepeat = (repeats: Map<string, number>, transactionId: string): void => {
  repeats.set(transactionId, (repeats.get(transactionId) ?? 1) + 1)
}

/** Plain order of texts, for sorting. */
export const byText = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
