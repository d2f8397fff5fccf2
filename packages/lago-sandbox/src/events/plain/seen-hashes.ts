import { MOST_EVENTS } from './batch.ts'

/** A power of two with room to spare for the largest batch. */
const SLOTS = 1 << Math.ceil(Math.log2(MOST_EVENTS * 2))

/** The hashes of one batch, to find a repeat inside of it; forgetting them costs nothing. */
export class SeenHashes {
  readonly #hashes = new Uint32Array(SLOTS)
  /** The batch that put a hash where it is. */
  readonly #batches = new Uint32Array(SLOTS)
  #batch = 0

  forget(): void {
    this.#batch += 1
  }

  /** Remembers a hash; false if it was there. */
  isNew(hash: number): boolean {
    let slot = hash & (SLOTS - 1)
    for (; this.#batches[slot] === this.#batch; slot = (slot + 1) & (SLOTS - 1)) {
      if (this.#hashes[slot] === hash) return false
    }
    this.#hashes[slot] = hash
    this.#batches[slot] = this.#batch
    return true
  }
}
