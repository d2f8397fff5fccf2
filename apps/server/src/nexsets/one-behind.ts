/**
 * Runs work one piece after the other while its caller prepares the next one: reading goes on while the database stores, and
 * never more than one piece ahead of it.
 */
export class OneBehind {
  #running: Promise<unknown> = Promise.resolve()

  /** Begins `work` as soon as the piece before is done; returns then. Throws what that piece threw. */
  async next(work: () => Promise<unknown>): Promise<void> {
    await this.#running
    this.#running = work()
    // Its error is thrown to whoever waits for it; until then it is no unhandled one.
    this.#running.catch(() => {})
  }

  /** Waits for the last piece; throws what it threw. */
  async end(): Promise<void> {
    await this.#running
  }
}
