const smallestBits = 12
const fullest = 0.75
/** From a million places on (12 MB) it only doubles. */
const largeBits = 20
/** What an id takes in the table: the low half of its hash, its page, and eight bits more of the hash with the position. */
const words = 3

/** Where an id may stand: the page's number, from 1, and which of its ids it is, from 0. */
export interface Place {
  page: number
  position: number
}

const nowhere: readonly Place[] = []

/**
 * Where in the log an id may stand: 40 bits of its hash, the page's number and the position there in 12 bytes a place, 16 to
 * 32 bytes an id (to 64 while there are few), side by side because the memory is what a look-up waits for. It may name a
 * place in vain, once in 100,000 look-ups over ten million ids, and never leaves one out.
 */
export class IdIndex {
  #bits = smallestBits
  /** A place whose page is 0 is free. */
  #table = tableOf(smallestBits)
  #count = 0

  get size(): number {
    return this.#count
  }

  /** Places that may hold the id with these halves of a hash, mostly none. */
  find(high: number, low: number): readonly Place[] {
    const table = this.#table
    const mask = (1 << this.#bits) - 1
    let found = nowhere
    for (let place = spread(low) & mask; ; place = (place + 1) & mask) {
      const at = place * words
      const page = table[at + 1] ?? 0
      if (page === 0) return found
      const rest = table[at + 2] ?? 0
      if (table[at] === low && rest >>> 16 === (high & 0xff))
        found = [...found, { page, position: rest & 0xffff }]
    }
  }

  add(high: number, low: number, page: number, position: number): void {
    if (this.#count >= 2 ** this.#bits * fullest) this.#grow()
    put(this.#table, (1 << this.#bits) - 1, low, page, ((high & 0xff) << 16) | position)
    this.#count += 1
  }

  /** Empties it and keeps its memory. */
  clear(): void {
    this.#table.fill(0)
    this.#count = 0
  }

  #grow() {
    const old = this.#table
    // In great steps while it is small, because each moves all there is.
    this.#bits += this.#bits < largeBits ? 2 : 1
    this.#table = tableOf(this.#bits)
    const mask = (1 << this.#bits) - 1
    for (let at = 0; at < old.length; at += words) {
      const page = old[at + 1] ?? 0
      if (page !== 0) put(this.#table, mask, old[at] ?? 0, page, old[at + 2] ?? 0)
    }
  }
}

const tableOf = (bits: number) => new Int32Array(words * 2 ** bits)

const put = (table: Int32Array, mask: number, low: number, page: number, rest: number) => {
  let place = spread(low) & mask
  while (table[place * words + 1] !== 0) place = (place + 1) & mask
  table[place * words] = low
  table[place * words + 1] = page
  table[place * words + 2] = rest
}

/** Neighbours in one half of the hash must not be neighbours in the table. */
const spread = (low: number): number => (low ^ (low >>> 15)) >>> 0
