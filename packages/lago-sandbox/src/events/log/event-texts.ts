import { copySpan, lengthOf, type Span } from './span.ts'
import { Texts } from './texts.ts'
import { SpanReader, varintSize, writeVarint } from './varint.ts'

/** What of an event is text and no name: each behind its length, that of the amount plus one, 0 where there is none. */
export interface EventText {
  id: Span
  amount: Span | undefined
  properties: Span
}

/** The texts of events, each under a reference. */
export class EventTexts {
  readonly #texts = new Texts()

  /** Bytes of memory that they take. */
  get bytes(): number {
    return this.#texts.bytes
  }

  get hasRoom(): boolean {
    return this.#texts.hasRoom
  }

  /** Stands before the id; the next ones are the amount and the properties. */
  reader(reference: number): SpanReader {
    return new SpanReader(this.#texts.block(reference), this.#texts.offset(reference))
  }

  /** Keeps the texts of one event; answers their reference. */
  write({ id, amount, properties }: EventText): number {
    const [idLength, propertiesLength] = [lengthOf(id), lengthOf(properties)]
    const amountLength = amount ? lengthOf(amount) : 0
    const lengths = varintSize(idLength) + varintSize(amountLength + 1) + varintSize(propertiesLength)
    const reference = this.#texts.reserve(idLength + amountLength + propertiesLength + lengths)
    const block = this.#texts.block(reference)
    let at = writeVarint(block, this.#texts.offset(reference), idLength)
    at = copySpan(block, at, id)
    at = writeVarint(block, at, amount ? amountLength + 1 : 0)
    if (amount) at = copySpan(block, at, amount)
    at = writeVarint(block, at, propertiesLength)
    copySpan(block, at, properties)
    return reference
  }
}
