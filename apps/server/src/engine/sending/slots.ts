/** How often requests went wrong tells how many at once Lago can take (additive increase, multiplicative decrease). */
const first = 16

/**
 * The requests of a destination that this process may have in flight. Trouble (a 429, a 5xx, a lost answer) halves them, each
 * round of good answers adds one, up to what its cap leaves this process.
 */
export class Slots {
  #cap: number
  #wanted = first
  #busy = 0
  /** A request begun before the last cut says nothing of what came after it. */
  #cutAt = 0
  readonly #line: (() => void)[] = []

  constructor(cap: number) {
    this.#cap = cap
  }

  /** How many may be in flight now. */
  get limit(): number {
    return Math.min(this.#cap, Math.max(1, Math.floor(this.#wanted)))
  }

  get busy(): number {
    return this.#busy
  }

  /** Those in flight above a lower cap end in their time. */
  setCap(cap: number): void {
    this.#cap = cap
    this.#serve()
  }

  /** Resolves when a place is taken; `leave` gives it back. */
  async enter(): Promise<void> {
    if (this.#busy < this.limit) this.#busy += 1
    else await new Promise<void>((resolve) => this.#line.push(resolve))
  }

  leave(): void {
    this.#busy -= 1
    this.#serve()
  }

  /** How a request went that was begun at `begunAt` (monotonic milliseconds). */
  learn(isGood: boolean, begunAt: number): void {
    if (isGood) {
      // Only who uses all has shown that all is well.
      if (this.#busy >= this.limit) this.#wanted = Math.min(this.#cap, this.#wanted + 1 / this.#wanted)
    } else if (begunAt > this.#cutAt) {
      this.#wanted = Math.max(1, this.limit / 2)
      this.#cutAt = performance.now()
    }
    this.#serve()
  }

  #serve() {
    while (this.#busy < this.limit) {
      const next = this.#line.shift()
      if (!next) return
      this.#busy += 1
      next()
    }
  }
}
