import type { ByteHash } from './hash.ts'

const SHARDS = 256
const FIRST_SLOTS = 16
const WORDS = 2

/** A table of slots of two words: a position counted from 1 (0 is empty), and the low hash. */
interface Shard {
  slots: Uint32Array
  used: number
}

const put = (slots: Uint32Array, low: number, positionFromOne: number): void => {
  const mask = slots.length / WORDS - 1
  let slot = low & mask
  while (slots[slot * WORDS] !== 0) slot = (slot + 1) & mask
  slots[slot * WORDS] = positionFromOne
  slots[slot * WORDS + 1] = low
}

const doubled = ({ slots }: Shard): Uint32Array => {
  const larger = new Uint32Array(slots.length * 2)
  for (let word = 0; word < slots.length; word += WORDS) {
    const position = slots[word] ?? 0
    if (position !== 0) put(larger, slots[word + 1] ?? 0, position)
  }
  return larger
}

/**
 * Positions by the hash of a transaction id: open addressing with linear probing. The top byte of the high hash names
 * one of 256 tables, so that none takes long to grow; 40 bits of the hash decide, and the caller compares the ids.
 */
export class IdIndex {
  readonly #shards: (Shard | undefined)[] = Array.from({ length: SHARDS })
  #words = 0

  get bytes(): number {
    return this.#words * Uint32Array.BYTES_PER_ELEMENT
  }

  add({ high, low }: ByteHash, position: number): void {
    const shard = this.#shardOf(high)
    if ((shard.used + 1) * WORDS * 4 > shard.slots.length * 3) {
      this.#words += shard.slots.length
      shard.slots = doubled(shard)
    }
    put(shard.slots, low, position + 1)
    shard.used += 1
  }

  /** The position of the first that has this hash, or -1. */
  first({ high, low }: ByteHash): number {
    const slots = this.#shards[high >>> 24]?.slots
    if (slots === undefined) return -1
    const mask = slots.length / WORDS - 1
    for (let slot = low & mask; slots[slot * WORDS] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * WORDS + 1] === low) return (slots[slot * WORDS] ?? 0) - 1
    }
    return -1
  }

  /** Positions of what has this hash, in order of arrival. */
  positions({ high, low }: ByteHash): number[] {
    const found: number[] = []
    const slots = this.#shards[high >>> 24]?.slots
    if (slots === undefined) return found
    const mask = slots.length / WORDS - 1
    for (let slot = low & mask; slots[slot * WORDS] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * WORDS + 1] === low) found.push((slots[slot * WORDS] ?? 0) - 1)
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }

  #shardOf(high: number): Shard {
    const known = this.#shards[high >>> 24]
    if (known) return known
    const shard = { slots: new Uint32Array(FIRST_SLOTS * WORDS), used: 0 }
    this.#words += shard.slots.length
    this.#shards[high >>> 24] = shard
    return shard
  }
}
