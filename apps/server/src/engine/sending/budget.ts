import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '@ferry/core'

/** A reset further off is a clock time of some gateway, and says nothing of a window. */
const longestWindowSeconds = 3_600

/**
 * What one credential may still send in the present window, learnt from the X-RateLimit headers of every answer
 * (lago-doc:api-reference/rate-limits.mdx: Reset is seconds until the window ends). A server without such headers has
 * no limit. Lives in one process; several processes each learn from the same headers.
 */
export class Budget {
  #remaining = Number.POSITIVE_INFINITY
  #windowEndsAt = 0
  #windowMs = 1_000
  /** Requests in one window; unknown until a header told. */
  #limit: number | null = null
  readonly #now: () => number

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Waits until a request may be sent and counts it. Returns early, without counting, when `signal` is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#remaining > 0) {
        this.#remaining -= 1
        return
      }
      const wait = this.#windowEndsAt - this.#now()
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {})
      else this.#openWindow()
    }
  }

  learn(answer: Answer): void {
    if (answer.kind !== 'answered' || answer.status === 429) return
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      headerNumber(answer, name),
    )
    if (remaining == null || reset == null || reset > longestWindowSeconds) {
      if (this.#limit === null) this.#remaining = Number.POSITIVE_INFINITY
      return
    }
    this.#limit = Math.max(1, limit ?? this.#limit ?? remaining)
    const now = this.#now()
    // Answers arrive in another order than they were counted in, so within a window only the lowest is believed.
    this.#remaining = now >= this.#windowEndsAt ? remaining : Math.min(this.#remaining, remaining)
    if (now >= this.#windowEndsAt) this.#windowEndsAt = now + reset * 1000
  }

  /** Nothing is sent for so many seconds. */
  pause(seconds: number): void {
    this.#remaining = 0
    this.#windowMs = Math.max(50, seconds * 1000)
    this.#windowEndsAt = Math.max(this.#windowEndsAt, this.#now() + this.#windowMs)
  }

  /** Without news of the next window it is taken to be like the last; of an unknown limit, one request finds out. */
  #openWindow() {
    this.#remaining = this.#limit ?? 1
    this.#windowEndsAt = this.#now() + this.#windowMs
  }
}

const headerNumber = (answer: Extract<Answer, { kind: 'answered' }>, name: string): number | null => {
  const wanted = `x-ratelimit-${name}`
  const text = answer.headers.find((header) => header.name.toLowerCase() === wanted)?.value
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}
