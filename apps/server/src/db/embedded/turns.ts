interface Turn {
  transaction: number | null
  work: () => Promise<void>
}

/**
 * One connection for everybody: work runs one after the other in order of arrival; while a transaction is open only
 * its own work runs and the rest waits.
 */
export class Turns {
  readonly #waiting: Turn[] = []
  #holder: number | null = null
  #running = false
  /** When the open transaction last asked for something, `performance.now()`. */
  #lastAsked = 0

  /** `work` must not throw. Work of a transaction that is over must be refused by the caller, see `isOpen`. */
  add(turn: Turn) {
    if (turn.transaction === this.#holder) this.#lastAsked = performance.now()
    this.#waiting.push(turn)
    void this.#run()
  }

  isOpen(transaction: number) {
    return this.#holder === transaction
  }

  hold(transaction: number) {
    this.#holder = transaction
    this.#lastAsked = performance.now()
  }

  release() {
    this.#holder = null
  }

  /** The open transaction, if it has not asked for anything for so long. */
  forgotten(milliseconds: number): number | null {
    return !this.#running && performance.now() - this.#lastAsked > milliseconds ? this.#holder : null
  }

  async #run() {
    if (this.#running) return
    this.#running = true
    for (let turn = this.#next(); turn; turn = this.#next()) await turn.work()
    this.#running = false
  }

  #next(): Turn | undefined {
    if (this.#holder === null) return this.#waiting.shift()
    const index = this.#waiting.findIndex((turn) => turn.transaction === this.#holder)
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]
  }
}
