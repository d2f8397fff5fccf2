import type { IdHash } from './id-hash.ts'

const smallestBits = 12
const fullest = 0.75

/** Where an id may stand: the page's number, from 1, and which of its ids it is, from 0. */
export interface Place {
  page: number
  position: number
}

const nowhere: readonly Place[] = []

/**
 * Where in the log an id may stand: 40 bits of its hash, the page's number and the position there in 11 bytes a place, 15 to
 * 30 bytes an id. It may name a place in vain, once in 100,000 look-ups over ten million ids, and never leaves one out.
 */
export class IdIndex {
  #bits = smallestBits
  #lows = new Uint32Array(2 ** smallestBits)
  #highs = new Uint8Array(2 ** smallestBits)
  /** Numbers of pages, from 1; 0 is a free place. */
  #pages = new Uint32Array(2 ** smallestBits)
  #positions = new Uint16Array(2 ** smallestBits)
  #count = 0

  get size(): number {
    return this.#count
  }

  /** Places that may hold the id, mostly none. */
  find({ high, low }: IdHash): readonly Place[] {
    let found = nowhere
    const mask = this.#pages.length - 1
    for (let place = spread(low) & mask; ; place = (place + 1) & mask) {
      const page = this.#pages[place] ?? 0
      if (page === 0) return found
      if (this.#lows[place] === low && this.#highs[place] === (high & 0xff))
        found = [...found, { page, position: this.#positions[place] ?? 0 }]
    }
  }

  add({ high, low }: IdHash, { page, position }: Place): void {
    if (this.#count >= this.#pages.length * fullest) this.#grow()
    this.#put(low, high & 0xff, page, position)
    this.#count += 1
  }

  #put(low: number, high: number, page: number, position: number) {
    const mask = this.#pages.length - 1
    let place = spread(low) & mask
    while (this.#pages[place] !== 0) place = (place + 1) & mask
    this.#lows[place] = low
    this.#highs[place] = high
    this.#pages[place] = page
    this.#positions[place] = position
  }

  #grow() {
    const [lows, highs, pages, positions] = [this.#lows, this.#highs, this.#pages, this.#positions]
    this.#bits += 1
    this.#lows = new Uint32Array(2 ** this.#bits)
    this.#highs = new Uint8Array(2 ** this.#bits)
    this.#pages = new Uint32Array(2 ** this.#bits)
    this.#positions = new Uint16Array(2 ** this.#bits)
    for (const [place, page] of pages.entries())
      if (page !== 0) this.#put(lows[place] ?? 0, highs[place] ?? 0, page, positions[place] ?? 0)
  }
}

/** Neighbours in one half of the hash must not be neighbours in the table. */
const spread = (low: number): number => (low ^ (low >>> 15)) >>> 0
