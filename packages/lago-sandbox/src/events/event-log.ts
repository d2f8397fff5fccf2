import type { AcceptedEvent, StoredEvent } from './event.ts'

/**
 * Events in order of arrival, with two indexes: by transaction id and by subscription. Held as small as an object
 * of its own texts can be, so that a million events fit a default heap: the index by transaction id shares the
 * event's own text as its key and holds a bare position unless an id occurs more than once.
 */
export class EventLog {
  readonly #rows: StoredEvent[] = []
  readonly #byTransaction = new Map<string, number | number[]>()
  readonly #bySubscription = new Map<string, number[]>()
  readonly #codes = new Map<string, string>()

  /** How many there are; positions count from 0. */
  get size(): number {
    return this.#rows.length
  }

  /** How many different transaction ids there are. */
  get transactionIds(): number {
    return this.#byTransaction.size
  }

  /** The event at a position. Throws where there is none. */
  row(position: number): StoredEvent {
    const row = this.#rows[position]
    if (row === undefined) throw new Error(`no event at ${position}`)
    return row
  }

  /** The events of some positions, in order of arrival. */
  *between(from = 0, to = this.size): Generator<StoredEvent> {
    for (let position = Math.max(0, from); position < Math.min(to, this.size); position += 1)
      yield this.row(position)
  }

  /** Adds an event. */
  append(event: AcceptedEvent, receivedAt: number): void {
    const position = this.#rows.length
    const row = this.#rowOf(event, receivedAt)
    this.#rows.push(row)
    const earlier = this.#byTransaction.get(row.transactionId)
    if (earlier === undefined) this.#byTransaction.set(row.transactionId, position)
    else if (typeof earlier === 'number') this.#byTransaction.set(row.transactionId, [earlier, position])
    else earlier.push(position)
    this.#positionsOf(row.externalSubscriptionId ?? '').push(position)
  }

  /** Puts another content in the place of a stored event; both have the same key. */
  replace(position: number, event: AcceptedEvent, receivedAt: number): void {
    this.#rows[position] = this.#rowOf(event, receivedAt)
  }

  /** Positions of the events with this transaction id, first come first. */
  withTransaction(transactionId: string): readonly number[] {
    const found = this.#byTransaction.get(transactionId)
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : found
  }

  /** The position of an event with this transaction id under this subscription. */
  find(transactionId: string, externalSubscriptionId: string | null): number | undefined {
    return this.withTransaction(transactionId).find(
      (position) => this.row(position).externalSubscriptionId === externalSubscriptionId,
    )
  }

  /** Positions of the events of one subscription. */
  ofSubscription(externalSubscriptionId: string): readonly number[] {
    return this.#bySubscription.get(externalSubscriptionId) ?? []
  }

  #positionsOf(subscription: string): number[] {
    let positions = this.#bySubscription.get(subscription)
    if (positions === undefined) {
      positions = []
      this.#bySubscription.set(subscription, positions)
    }
    return positions
  }

  /** A row that shares its code and subscription with the rows before it. */
  #rowOf(event: AcceptedEvent, receivedAt: number): StoredEvent {
    const code = this.#codes.get(event.code)
    if (code === undefined) this.#codes.set(event.code, event.code)
    const { externalSubscriptionId } = event
    const positions =
      externalSubscriptionId === null ? undefined : this.#bySubscription.get(externalSubscriptionId)
    const known = positions === undefined ? undefined : this.#rows[positions[0] ?? -1]
    return {
      transactionId: event.transactionId,
      code: code ?? event.code,
      externalSubscriptionId: known?.externalSubscriptionId ?? externalSubscriptionId,
      timestampMicros: event.timestampMicros,
      preciseTotalAmountCents: event.preciseTotalAmountCents,
      properties: event.properties,
      receivedAt,
    }
  }
}
