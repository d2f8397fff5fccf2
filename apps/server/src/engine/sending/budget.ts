import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '@ferry/core'

/**
 * What one credential may still send in the present window, learnt from the X-RateLimit headers of every answer
 * (lago-doc:api-reference/rate-limits.mdx: Reset is seconds until the window ends). A server without such headers has
 * no limit. Lives in one process; several processes each learn from the same headers.
 */
export class Budget {
  #remaining = Number.POSITIVE_INFINITY
  #openAt = 0
  readonly #now: () => number

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Waits until a request may be sent and counts it. Returns early, without counting, when `signal` is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = this.#now()
      if (now >= this.#openAt && this.#remaining > 0) {
        this.#remaining -= 1
        return
      }
      // The window has ended without news of the next one: one request may find out.
      if (now >= this.#openAt) this.#remaining = 1
      else await sleep(this.#openAt - now, undefined, { signal }).catch(() => {})
    }
  }

  learn(answer: Answer): void {
    if (answer.kind !== 'answered') return
    const remaining = numberIn(answer, 'x-ratelimit-remaining')
    const reset = numberIn(answer, 'x-ratelimit-reset')
    if (remaining === null || reset === null) return
    const isNewWindow = this.#now() >= this.#openAt
    // Answers arrive in another order than they were counted in, so within a window only the lowest is believed.
    this.#remaining = isNewWindow ? remaining : Math.min(this.#remaining, remaining)
    if (this.#remaining <= 0) this.pause(reset)
  }

  /** Nothing is sent for so many seconds. */
  pause(seconds: number): void {
    this.#remaining = 0
    this.#openAt = Math.max(this.#openAt, this.#now() + Math.max(0.05, seconds) * 1000)
  }
}

const numberIn = (answer: Extract<Answer, { kind: 'answered' }>, name: string): number | null => {
  const text = answer.headers.find((header) => header.name.toLowerCase() === name)?.value
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}
