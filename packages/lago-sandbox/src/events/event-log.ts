import type { AcceptedEvent, StoredEvent } from './event.ts'
import { numbers, wholeNumbers } from './log/column.ts'
import { type EventText, EventTexts } from './log/event-texts.ts'
import { type ByteHash, hashBytes, sameBytes } from './log/hash.ts'
import { IdIndex } from './log/id-index.ts'
import { Names } from './log/names.ts'
import { type Span, spanOf } from './log/span.ts'
import type { SpanReader } from './log/varint.ts'

/** An event in the form the log keeps it. */
export interface EncodedEvent extends EventText {
  /** Number of its code, see `codeNumber`. */
  code: number
  /** Number of its subscription, see `subscriptionNumber`; 0 where it names none. */
  subscription: number
  micros: number
  receivedAt: number
}

/** What a list is asked for; null or undefined is no limit. */
export interface Selection {
  subscription: string | null
  code: string | null
  /** Microseconds since 1970, the earliest and the latest one. */
  from: number | undefined
  to: number | undefined
}

const NO_SUBSCRIPTION = Buffer.from([0xff])

/**
 * Events in order of arrival, kept outside of the heap: a column for each number, names for codes and subscriptions,
 * and the rest as text in blocks. Ten million events of 150 bytes fit into 1 GiB, and none of them costs the garbage
 * collector anything.
 */
export class EventLog {
  readonly #texts = new EventTexts()
  readonly #ids = new IdIndex()
  readonly #codes = new Names()
  readonly #subscriptions = new Names()
  readonly #references = wholeNumbers()
  readonly #codeNumbers = wholeNumbers()
  readonly #subscriptionNumbers = wholeNumbers()
  readonly #micros = numbers()
  readonly #received = numbers()
  readonly #hash: ByteHash = { high: 0, low: 0 }
  #size = 0
  #transactionIds = 0
  #replacements = 0

  constructor() {
    // Number 0 is the subscription that is none: a byte that no UTF-8 text holds.
    this.#subscriptions.numberOf(NO_SUBSCRIPTION, 0, 1)
  }

  /** How many there are; positions count from 0. */
  get size(): number {
    return this.#size
  }

  /** How many different transaction ids there are. */
  get transactionIds(): number {
    return this.#transactionIds
  }

  /** How often another content took the place of a stored event. */
  get replacements(): number {
    return this.#replacements
  }

  /** Bytes of memory that all of it takes. */
  get bytes(): number {
    const columns = [
      this.#references,
      this.#codeNumbers,
      this.#subscriptionNumbers,
      this.#micros,
      this.#received,
    ]
    const named = this.#codes.bytes + this.#subscriptions.bytes
    return columns.reduce((sum, { bytes }) => sum + bytes, this.#texts.bytes + this.#ids.bytes + named)
  }

  get hasRoom(): boolean {
    return this.#texts.hasRoom
  }

  codeNumber(bytes: Uint8Array, from: number, to: number): number {
    return this.#codes.numberOf(bytes, from, to)
  }

  subscriptionNumber(bytes: Uint8Array, from: number, to: number): number {
    return this.#subscriptions.numberOf(bytes, from, to)
  }

  /** The event at a position. Throws where there is none. */
  row(position: number): StoredEvent {
    const reader = this.#reader(position)
    reader.next()
    const transactionId = reader.text
    const hasAmount = reader.next(true) > 0
    const preciseTotalAmountCents = hasAmount ? reader.text : null
    reader.next()
    const subscription = this.#subscriptionNumbers.get(position)
    return {
      transactionId,
      code: this.#codes.text(this.#codeNumbers.get(position)),
      externalSubscriptionId: subscription === 0 ? null : this.#subscriptions.text(subscription),
      timestampMicros: this.#micros.get(position),
      preciseTotalAmountCents,
      properties: reader.text,
      receivedAt: this.receivedAt(position),
    }
  }

  transactionId(position: number): string {
    const reader = this.#reader(position)
    reader.next()
    return reader.text
  }

  /** Microseconds since 1970. */
  micros(position: number): number {
    return this.#micros.get(position)
  }

  /** Unix milliseconds. */
  receivedAt(position: number): number {
    return this.#received.get(position)
  }

  /** The events of some positions, in order of arrival. */
  *between(from = 0, to = this.#size): Generator<StoredEvent> {
    for (let position = Math.max(0, from); position < Math.min(to, this.#size); position += 1)
      yield this.row(position)
  }

  append(event: AcceptedEvent, receivedAt: number): void {
    const encoded = this.#encoded(event, receivedAt)
    const { bytes, from, to } = encoded.id
    hashBytes(bytes, from, to, this.#hash)
    const isNew = this.#withId(encoded.id, this.#hash)[0] === undefined
    this.appendEncoded(encoded, this.#hash, isNew)
  }

  /** Adds an event whose id has this hash; `isNew` says that no event had this id before. */
  appendEncoded(event: EncodedEvent, hash: ByteHash, isNew: boolean): void {
    const position = this.#size
    this.#write(position, event)
    this.#ids.add(hash, position)
    this.#size += 1
    if (isNew) this.#transactionIds += 1
  }

  /** Puts another content in the place of a stored event; both have the same transaction id. */
  replace(position: number, event: AcceptedEvent, receivedAt: number): void {
    this.#write(position, this.#encoded(event, receivedAt))
    this.#replacements += 1
  }

  /** False if no event has an id of this hash. */
  mayHold(hash: ByteHash): boolean {
    return this.#ids.first(hash) >= 0
  }

  /** Positions of the events with this transaction id, first come first. */
  withTransaction(transactionId: string): readonly number[] {
    const id = spanOf(transactionId)
    hashBytes(id.bytes, id.from, id.to, this.#hash)
    return this.#withId(id, this.#hash)
  }

  /** The position of an event with this transaction id under this subscription. */
  find(transactionId: string, externalSubscriptionId: string | null): number | undefined {
    const found = this.withTransaction(transactionId)
    if (found.length === 0) return undefined
    const subscription = this.#subscriptionOf(externalSubscriptionId)
    return found.find((position) => this.#subscriptionNumbers.get(position) === subscription)
  }

  /** Positions of the events of one subscription, in order of arrival. */
  *ofSubscription(externalSubscriptionId: string): Generator<number> {
    const subscription = this.#subscriptionOf(externalSubscriptionId)
    if (subscription === undefined) return
    for (let position = 0; position < this.#size; position += 1) {
      if (this.#subscriptionNumbers.get(position) === subscription) yield position
    }
  }

  /** Those of some positions that are asked for, in the order given; the very same array where all are. */
  selectOf(positions: Uint32Array, { subscription, code, from, to }: Selection): Uint32Array {
    const ofSubscription = subscription === null ? null : this.#subscriptionOf(subscription)
    const span = spanOf(code ?? '')
    const ofCode = code === null ? null : this.#codes.find(span.bytes, span.from, span.to)
    if (ofSubscription === undefined || ofCode === undefined) return new Uint32Array(0)
    const isTimed = from !== undefined || to !== undefined
    if (ofSubscription === null && ofCode === null && !isTimed) return positions
    const [earliest, latest] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY]
    return positions.filter((position) => {
      if (ofSubscription !== null && this.#subscriptionNumbers.get(position) !== ofSubscription) return false
      if (ofCode !== null && this.#codeNumbers.get(position) !== ofCode) return false
      const micros = isTimed ? this.#micros.get(position) : earliest
      return micros >= earliest && micros <= latest
    })
  }

  #subscriptionOf(externalSubscriptionId: string | null): number | undefined {
    if (externalSubscriptionId === null) return 0
    const { bytes, from, to } = spanOf(externalSubscriptionId)
    return this.#subscriptions.find(bytes, from, to)
  }

  #reader(position: number): SpanReader {
    if (position < 0 || position >= this.#size) throw new Error(`no event at ${position}`)
    return this.#texts.reader(this.#references.get(position))
  }

  #withId(id: Span, hash: ByteHash): readonly number[] {
    if (this.#ids.first(hash) < 0) return []
    return this.#ids.positions(hash).filter((position) => {
      const held = this.#reader(position)
      held.next()
      return sameBytes(id.bytes, id.from, id.to, held.bytes, held.from, held.to)
    })
  }

  #encoded(event: AcceptedEvent, receivedAt: number): EncodedEvent {
    const { externalSubscriptionId, preciseTotalAmountCents } = event
    const code = spanOf(event.code)
    const subscription = externalSubscriptionId === null ? undefined : spanOf(externalSubscriptionId)
    return {
      id: spanOf(event.transactionId),
      code: this.codeNumber(code.bytes, code.from, code.to),
      subscription: subscription
        ? this.subscriptionNumber(subscription.bytes, subscription.from, subscription.to)
        : 0,
      micros: event.timestampMicros,
      amount: preciseTotalAmountCents === null ? undefined : spanOf(preciseTotalAmountCents),
      properties: spanOf(event.properties),
      receivedAt,
    }
  }

  #write(position: number, event: EncodedEvent): void {
    this.#references.set(position, this.#texts.write(event))
    this.#codeNumbers.set(position, event.code)
    this.#subscriptionNumbers.set(position, event.subscription)
    this.#micros.set(position, event.micros)
    this.#received.set(position, event.receivedAt)
  }
}
