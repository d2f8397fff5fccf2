import { createHash } from 'node:crypto'

/** A whole number from 0 to 2³²−1 that is the same for the same seed, name and position. */
export const numberAt = (base: number, position: number): number => {
  let mixed = (base ^ Math.imul(position + 1, 0x9e3779b1)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** What a seed gives to a name, so that series of different names do not depend on each other. */
export const baseOf = (seed: number, name: string): number =>
  createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE()

/** A series of random numbers: the same seed and name give the same one. */
export class Random {
  readonly #base: number
  #position = 0

  constructor(seed: number, name: string) {
    this.#base = baseOf(seed, name)
  }

  /** From 0 to 1, without 1. */
  share(): number {
    this.#position += 1
    return numberAt(this.#base, this.#position) / 2 ** 32
  }

  /** A whole number from 0 to `limit`, without it. */
  below(limit: number): number {
    return Math.floor(this.share() * limit)
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }
}
