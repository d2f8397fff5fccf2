import type { AcceptedEvent, StoredEvent } from './event.ts'

/**
 * Events in order of arrival, with two indexes: by transaction id and by subscription. Held as small as an object
 * of its own texts can be, so that a million events fit a default heap: the index by transaction id shares the
 * event's own text as its key and holds a bare position unless an id occurs more than once.
 */
export class EventLog {
  readonly rows: StoredEvent[] = []
  readonly #byTransaction = new Map<string, number | number[]>()
  readonly #bySubscription = new Map<string, number[]>()
  readonly #codes = new Map<string, string>()

  /** Adds an event; true if its transaction id was there before. */
  append(event: AcceptedEvent, receivedAt: number): boolean {
    const position = this.rows.length
    const row = this.#rowOf(event, receivedAt)
    this.rows.push(row)
    const earlier = this.#byTransaction.get(row.transactionId)
    if (earlier === undefined) this.#byTransaction.set(row.transactionId, position)
    else if (typeof earlier === 'number') this.#byTransaction.set(row.transactionId, [earlier, position])
    else earlier.push(position)
    this.#positionsOf(row.externalSubscriptionId ?? '').push(position)
    return earlier !== undefined
  }

  /** Puts another content in the place of a stored event; both have the same key. */
  replace(position: number, event: AcceptedEvent, receivedAt: number): void {
    this.rows[position] = this.#rowOf(event, receivedAt)
  }

  /** Positions of the events with this transaction id, first come first. */
  withTransaction(transactionId: string): readonly number[] {
    const found = this.#byTransaction.get(transactionId)
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : found
  }

  /** True if some event has this transaction id under this subscription. */
  holds(transactionId: string, externalSubscriptionId: string): boolean {
    const found = this.#byTransaction.get(transactionId)
    if (found === undefined) return false
    if (typeof found === 'number') return this.rows[found]?.externalSubscriptionId === externalSubscriptionId
    return found.some((position) => this.rows[position]?.externalSubscriptionId === externalSubscriptionId)
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
    const known = positions === undefined ? undefined : this.rows[positions[0] ?? -1]
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
