/** How often requests went wrong tells how many at once Lago can take (additive increase, multiplicative decrease). */
const first = 16
/** Answers that may wait to be committed: a commit under way stops nobody, and little is found out again after a crash. */
const mostAnswered = 64

/** A request's place among those in flight. */
export interface Place {
  /** Its answer is here: the next request may begin while what it says is committed. */
  answered: () => void
  /** What it said is committed, or it was not made. */
  leave: () => void
}

/**
 * The requests of a destination that this process may have in flight. Trouble (a 429, a 5xx, a lost answer) halves them, each
 * round of good answers adds one, up to what its cap leaves this process.
 */
export class Slots {
  #cap: number
  #wanted = first
  #busy = 0
  #answered = 0
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

  /** Resolves when a place is taken; with null when there was none before `stop`. */
  async enter(stop: AbortSignal): Promise<Place | null> {
    if (this.#hasRoom) this.#busy += 1
    else if (!(await this.#turn(stop))) return null
    let isAnswered = false
    return {
      answered: () => {
        isAnswered = true
        this.#busy -= 1
        this.#answered += 1
        this.#serve()
      },
      leave: () => {
        if (isAnswered) this.#answered -= 1
        else this.#busy -= 1
        this.#serve()
      },
    }
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

  #turn(stop: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const leave = () => {
      this.#line.splice(this.#line.indexOf(next), 1)
      resolve(false)
    }
    const next = () => {
      stop.removeEventListener('abort', leave)
      resolve(true)
    }
    if (stop.aborted) resolve(false)
    else {
      this.#line.push(next)
      stop.addEventListener('abort', leave, { once: true })
    }
    return promise
  }

  get #hasRoom(): boolean {
    return this.#busy < this.limit && this.#answered < mostAnswered
  }

  #serve() {
    while (this.#hasRoom) {
      const next = this.#line.shift()
      if (!next) return
      this.#busy += 1
      next()
    }
  }
}
