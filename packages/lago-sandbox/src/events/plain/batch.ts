import { PlainScanner } from './scanner.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const BEGIN = bytes('{"events":[')
const END = bytes(']}')
const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c
const OPEN = 0x7b
const CLOSE = 0x7d
const SPACE = 0x20

/** Lago's keys by their length, which no two of them share, and the bit that says a key was there. */
const keys: readonly ({ name: Buffer; bit: number } | undefined)[] = (() => {
  const byLength: ({ name: Buffer; bit: number } | undefined)[] = Array.from({ length: 32 })
  const names = ['transaction_id', 'code', 'external_subscription_id', 'timestamp', 'properties']
  for (const [position, name] of names.entries())
    byLength[name.length] = { name: bytes(name), bit: 1 << position }
  return byLength
})()
const ID = 1
const CODE = 2
const SUBSCRIPTION = 4
const TIMESTAMP = 8
/** Every key but `properties` has to be there. */
const NEEDED = ID | CODE | SUBSCRIPTION | TIMESTAMP

/** Batches of more are declined. */
export const MOST_EVENTS = 1000
const powers = [1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1]

/** Where the parts of one event lie in the body. */
export interface PlainEvent {
  idFrom: number
  idTo: number
  codeFrom: number
  codeTo: number
  subscriptionFrom: number
  subscriptionTo: number
  /** Both 0 where no properties were sent. */
  propertiesFrom: number
  propertiesTo: number
  micros: number
}

const empty = (): PlainEvent => ({
  idFrom: 0,
  idTo: 0,
  codeFrom: 0,
  codeTo: 0,
  subscriptionFrom: 0,
  subscriptionTo: 0,
  propertiesFrom: 0,
  propertiesTo: 0,
  micros: 0,
})

/**
 * Finds the events in the body of a batch in one pass, without making objects of them. It reads only batches as
 * ordinary clients write them; `read` answers false for all others, and for all that Lago might refuse.
 */
export class PlainBatch {
  count = 0
  bytes: Buffer = Buffer.alloc(0)
  readonly events: readonly PlainEvent[] = Array.from({ length: MOST_EVENTS }, empty)
  readonly #scanner = new PlainScanner(this.bytes)

  read(body: Buffer): boolean {
    const scanner = this.#scanner
    this.bytes = body
    this.count = 0
    scanner.over(body)
    if (!scanner.literal(BEGIN)) return false
    for (const event of this.events) {
      if (!this.#event(event)) return false
      this.count += 1
      if (scanner.byte(COMMA)) continue
      return scanner.literal(END) && scanner.isAtEnd
    }
    return false
  }

  #event(event: PlainEvent): boolean {
    const scanner = this.#scanner
    if (!scanner.byte(OPEN)) return false
    event.propertiesFrom = 0
    event.propertiesTo = 0
    let seen = 0
    for (;;) {
      if (!scanner.text()) return false
      const key = keys[scanner.to - scanner.from]
      if (key === undefined || (seen & key.bit) !== 0 || !this.#isNamed(key.name)) return false
      seen |= key.bit
      if (!scanner.byte(COLON) || !this.#field(key.bit, event)) return false
      if (scanner.byte(COMMA)) continue
      return scanner.byte(CLOSE) && (seen & NEEDED) === NEEDED
    }
  }

  #isNamed(name: Buffer): boolean {
    const { from } = this.#scanner
    for (let at = 0; at < name.length; at += 1) {
      if (this.bytes[from + at] !== name[at]) return false
    }
    return true
  }

  #field(bit: number, event: PlainEvent): boolean {
    const scanner = this.#scanner
    switch (bit) {
      case ID: {
        if (!this.#name()) return false
        event.idFrom = scanner.from
        event.idTo = scanner.to
        return true
      }
      case CODE: {
        if (!this.#name()) return false
        event.codeFrom = scanner.from
        event.codeTo = scanner.to
        return true
      }
      case SUBSCRIPTION: {
        if (!this.#name()) return false
        event.subscriptionFrom = scanner.from
        event.subscriptionTo = scanner.to
        return true
      }
      case TIMESTAMP:
        return this.#timestamp(event)
      default: {
        event.propertiesFrom = scanner.at
        const isFlat = scanner.flatObject()
        event.propertiesTo = scanner.at
        return isFlat
      }
    }
  }

  /** A text that does not begin with a blank, and so is none. */
  #name(): boolean {
    const scanner = this.#scanner
    return scanner.text() && scanner.to > scanner.from && (this.bytes[scanner.from] ?? 0) > SPACE
  }

  /** Seconds of at most ten digits and six decimals, as a number or a text. */
  #timestamp(event: PlainEvent): boolean {
    const scanner = this.#scanner
    const isText = scanner.byte(QUOTE)
    const start = scanner.at
    if (!scanner.digits(10)) return false
    const seconds = this.#number(start, scanner.at)
    if (!scanner.fraction()) return false
    const scale = powers[scanner.to - scanner.from] ?? 0
    event.micros = seconds * 1e6 + this.#number(scanner.from, scanner.to) * scale
    return !isText || scanner.byte(QUOTE)
  }

  #number(from: number, to: number): number {
    let value = 0
    for (let at = from; at < to; at += 1) value = value * 10 + (this.bytes[at] ?? 0) - 0x30
    return value
  }
}
