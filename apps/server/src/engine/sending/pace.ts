import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps requests of one destination at least `1 / perSecond` apart; null means no limit. */
export class Pace {
  #nextAt = 0
  readonly #perSecond: number | null

  constructor(perSecond: number | null) {
    this.#perSecond = perSecond
  }

  async take(signal: AbortSignal): Promise<void> {
    if (this.#perSecond === null) return
    const now = performance.now()
    const at = Math.max(now, this.#nextAt)
    this.#nextAt = at + 1000 / this.#perSecond
    if (at > now) await sleep(at - now, undefined, { signal }).catch(() => {})
  }
}
