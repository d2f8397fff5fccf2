import { type ByteHash, hashBytes, sameBytes } from './hash.ts'
import { IdIndex } from './id-index.ts'

/** Texts that many events share, each held once and called by its number. */
export class Names {
  readonly #texts: string[] = []
  readonly #bytes: Buffer[] = []
  readonly #index = new IdIndex()
  readonly #hash: ByteHash = { high: 0, low: 0 }
  #size = 0
  /** What was asked for last is often asked for next. */
  #last = 0

  /** What they take, roughly. */
  get bytes(): number {
    return this.#index.bytes + this.#size
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }

  /** The number of the text that a span of UTF-8 holds; a new one if it was not there. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const known = this.find(bytes, from, to)
    if (known !== undefined) return known
    const number = this.#texts.length
    const held = Buffer.from(bytes.subarray(from, to))
    this.#texts.push(held.toString())
    this.#bytes.push(held)
    this.#size += held.length * 2 + 150
    hashBytes(held, 0, held.length, this.#hash)
    this.#index.add(this.#hash, number)
    return number
  }

  /** The number of a text that is held. */
  find(bytes: Uint8Array, from: number, to: number): number | undefined {
    if (this.#is(this.#last, bytes, from, to)) return this.#last
    hashBytes(bytes, from, to, this.#hash)
    const first = this.#index.first(this.#hash)
    if (first < 0) return undefined
    const found = this.#is(first, bytes, from, to)
      ? first
      : this.#index.positions(this.#hash).find((number) => this.#is(number, bytes, from, to))
    this.#last = found ?? this.#last
    return found
  }

  #is(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const held = this.#bytes[number]
    return held !== undefined && sameBytes(bytes, from, to, held, 0, held.length)
  }
}
