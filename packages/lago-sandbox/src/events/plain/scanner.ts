const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const OPEN = 0x7b
const CLOSE = 0x7d

/** ASCII that stands for itself inside of a JSON text: no quote, no backslash, no control character. */
const isPlain = new Uint8Array(256)
for (let byte = 0x20; byte < 0x80; byte += 1) isPlain[byte] = byte === QUOTE || byte === 0x5c ? 0 : 1

const words = ['true', 'false', 'null'].map((word) => Buffer.from(word))
const MOST_KEYS = 32

/**
 * Steps through JSON of the plainest kind, as `JSON.stringify` writes it: no spaces, ASCII without escapes, numbers
 * that read back as they are written. Every step answers false where it meets anything else, valid or not; whoever
 * asked then leaves the body to a real parser.
 */
export class PlainScanner {
  at = 0
  /** Where the text or number last passed began, without its quotes. */
  from = 0
  /** … and where it ended. */
  to = 0
  #bytes: Uint8Array
  readonly #keys = new Int32Array(MOST_KEYS * 2)

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Begins at the start of another body. */
  over(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.at = 0
  }

  get isAtEnd(): boolean {
    return this.at === this.#bytes.length
  }

  /** The byte that comes next. */
  get next(): number {
    return this.#bytes[this.at] ?? 0
  }

  byte(wanted: number): boolean {
    if (this.#bytes[this.at] !== wanted) return false
    this.at += 1
    return true
  }

  literal(wanted: Uint8Array): boolean {
    const bytes = this.#bytes
    const { at } = this
    for (let step = 0; step < wanted.length; step += 1) {
      if (bytes[at + step] !== wanted[step]) return false
    }
    this.at = at + wanted.length
    return true
  }

  text(): boolean {
    const bytes = this.#bytes
    let { at } = this
    if (bytes[at] !== QUOTE) return false
    at += 1
    this.from = at
    while (isPlain[bytes[at] ?? 0] === 1) at += 1
    if (bytes[at] !== QUOTE) return false
    this.to = at
    this.at = at + 1
    return true
  }

  /** Digits without a leading zero, at most `most` of them. */
  digits(most: number): boolean {
    const start = this.at
    this.#digits()
    const length = this.at - start
    return length > 0 && length <= most && (length === 1 || this.#bytes[start] !== ZERO)
  }

  /** A decimal part of at most six digits; `from` to `to` is without its dot, and empty where there is none. */
  fraction(): boolean {
    this.from = this.at
    this.to = this.at
    if (this.next !== DOT) return true
    this.at += 1
    this.from = this.at
    this.#digits()
    this.to = this.at
    return this.to > this.from && this.to - this.from <= 6
  }

  /** An object of texts, numbers, true, false and null, each key once. */
  flatObject(): boolean {
    if (!this.byte(OPEN)) return false
    if (this.byte(CLOSE)) return true
    for (let keys = 0; keys < MOST_KEYS; keys += 1) {
      if (!this.text() || this.#isSecond(keys) || !this.byte(COLON) || !this.#value()) return false
      if (this.byte(CLOSE)) return true
      if (!this.byte(COMMA)) return false
    }
    return false
  }

  #digits(): void {
    const bytes = this.#bytes
    let { at } = this
    for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= 0x39; byte = bytes[at] ?? 0) at += 1
    this.at = at
  }

  #value(): boolean {
    const { next } = this
    if (next === QUOTE) return this.text()
    if (next === MINUS || (next >= ZERO && next <= 0x39)) return this.#number()
    return words.some((word) => this.literal(word))
  }

  /** A number that JavaScript writes as it was sent: at most 15 digits, and no zero at the end of its decimals. */
  #number(): boolean {
    const isNegative = this.byte(MINUS)
    const start = this.at
    if (!this.digits(15)) return false
    const length = this.at - start
    if (!this.fraction()) return false
    if (this.to > this.from) return length <= 9 && this.#bytes[this.to - 1] !== ZERO
    return !isNegative || this.#bytes[start] !== ZERO
  }

  /** Remembers the key just passed; true if it came before, or begins with a digit, which JavaScript would move. */
  #isSecond(keys: number): boolean {
    const bytes = this.#bytes
    const { from, to } = this
    const first = bytes[from] ?? 0
    if (first >= ZERO && first <= 0x39) return true
    for (let key = 0; key < keys; key += 1) {
      const other = this.#keys[key * 2] ?? 0
      if ((this.#keys[key * 2 + 1] ?? 0) - other !== to - from) continue
      let same = 0
      while (same < to - from && bytes[other + same] === bytes[from + same]) same += 1
      if (same === to - from) return true
    }
    this.#keys[keys * 2] = from
    this.#keys[keys * 2 + 1] = to
    return false
  }
}
