interface Waiting<T> {
  resolve: (range: T | null) => void
  reject: (error: unknown) => void
}

/**
 * Claims of one destination wait for each other in the database. So lanes of this process that ask while a claim runs are
 * served together by the next one. `claim` takes at most so many ranges; whoever gets none of them gets null.
 */
export class SharedClaims<T> {
  readonly #claim: (count: number) => Promise<T[]>
  #waiting: Waiting<T>[] = []
  #isRunning = false

  constructor(claim: (count: number) => Promise<T[]>) {
    this.#claim = claim
  }

  next(): Promise<T | null> {
    const { promise, resolve, reject } = Promise.withResolvers<T | null>()
    this.#waiting.push({ resolve, reject })
    if (!this.#isRunning) {
      this.#isRunning = true
      // Lanes that begin at the same moment have asked by then.
      queueMicrotask(() => void this.#run())
    }
    return promise
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const served = this.#waiting
      this.#waiting = []
      try {
        const ranges = await this.#claim(served.length)
        for (const [index, { resolve }] of served.entries()) resolve(ranges[index] ?? null)
      } catch (error) {
        for (const { reject } of served) reject(error)
      }
    }
    this.#isRunning = false
  }
}
