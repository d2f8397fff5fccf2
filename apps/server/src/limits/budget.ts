import type { Answer } from '@ferry/core'
import type { Deps } from '../deps.ts'
import {
  type BudgetKey,
  forgetBudget,
  type Lease,
  leaseTokens,
  pauseBudget,
  saveWindow,
} from './budget-rows.ts'
import { FairLine } from './fair-line.ts'
import { windowOf } from './rate-headers.ts'

/** It is looked at again in between, because the clock that it ends by may be put back. */
const longestPauseMs = 5_000
/** After trouble with the database. */
const againMs = 1_000
/** No process takes more than this share of a window at once, so that others find some. */
const sliceShare = 8

/**
 * What one organization may send of one bucket, as this process sees it: while no limit is known everything may go; else
 * tokens are leased from the database, which all processes share, and given out in turn. A 429 stops everybody until the
 * window ends. Only the first answer that tells of a limit, and each 429, cost a statement.
 */
export class Budget {
  readonly #deps: Pick<Deps, 'db' | 'log'>
  readonly #key: BudgetKey
  readonly #line = new FairLine<() => void>()
  #limit: number | null = null
  /** Not known before the database was asked; then whether there is a row. */
  #isLimited: boolean | null = null
  #tokens = 0
  #tokensEndAt = 0
  /** What the last answer in this window said is left. */
  #seen: number | null = null
  #isLeasing = false
  /** Grow with each change: that there was no limit before it says nothing, nor what was granted before a pause. */
  #news = 0
  #pauses = 0
  #timer: NodeJS.Timeout | undefined

  constructor(deps: Pick<Deps, 'db' | 'log'>, key: BudgetKey) {
    this.#deps = deps
    this.#key = key
  }

  /**
   * Resolves when a request may be sent, and counts it; early when `signal` is aborted. `share` is whose turn it
   * takes, a destination; null for a test, which goes first.
   */
  async take(share: string | null, signal?: AbortSignal): Promise<void> {
    if (this.#isLimited === false || signal?.aborted) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#line.push(share, resolve)
    const giveUp = () => {
      this.#line.remove(share, resolve)
      resolve()
    }
    signal?.addEventListener('abort', giveUp)
    if (share === null) this.#stopWaiting()
    this.#serve()
    await promise
    signal?.removeEventListener('abort', giveUp)
  }

  /** What an answer says of the window; a 429 closes it for everybody. `afterSeconds`: where it named a time. */
  async learn(answer: Answer, afterSeconds: number | null = null): Promise<void> {
    if (answer.kind !== 'answered') return
    if (answer.status === 429) return this.#pause(afterSeconds ?? 1)
    const window = windowOf(answer)
    if (window) {
      this.#seen = Math.min(this.#seen ?? window.remaining, window.remaining)
      if (this.#isLimited && this.#limit !== null && (window.limit ?? this.#limit) === this.#limit) return
      this.#limit = window.limit ?? Math.max(1, window.remaining)
      this.#isLimited = true
      await this.#write(() => saveWindow(this.#deps.db, this.#key, window))
    } else if (this.#isLimited && this.#limit === null) {
      await this.#write(() => forgetBudget(this.#deps.db, this.#key))
    }
  }

  /** Somebody changed it in the database; after a pause nothing that was leased may be spent. */
  refresh(isPause: boolean): void {
    this.#news += 1
    if (isPause) {
      this.#pauses += 1
      this.#tokens = 0
    }
    this.#isLimited = null
    this.#serve()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  async #pause(seconds: number) {
    this.#tokens = 0
    await this.#write(() => pauseBudget(this.#deps.db, this.#key, seconds))
  }

  async #write(write: () => Promise<void>) {
    try {
      await write()
    } catch (error) {
      this.#deps.log.warn(
        { error },
        'A limit of Lago could not be written down; its next answer tells it again',
      )
    }
    this.refresh(false)
  }

  #serve() {
    if (performance.now() >= this.#tokensEndAt) this.#tokens = 0
    while (this.#line.size > 0 && (this.#isLimited === false || this.#tokens > 0)) {
      if (this.#isLimited) this.#tokens -= 1
      this.#line.shift()?.()
    }
    if (this.#line.size > 0 && !this.#timer && !this.#isLeasing) void this.#lease()
  }

  async #lease() {
    this.#isLeasing = true
    const isTest = this.#line.hurried > 0
    const slice = this.#limit === null ? 1 : Math.max(1, Math.ceil(this.#limit / sliceShare))
    const wanted = isTest ? this.#line.hurried : Math.min(this.#line.size, slice)
    const begunAt = performance.now()
    const [news, pauses] = [this.#news, this.#pauses]
    try {
      const lease = await leaseTokens(this.#deps.db, this.#key, { wanted, isTest, seen: this.#seen })
      const isValid = lease === null ? news === this.#news : pauses === this.#pauses
      if (isValid) this.#receive(lease, begunAt)
    } catch (error) {
      this.#deps.log.warn({ error }, 'Whether Lago may be called could not be read; trying again')
      this.#wait(againMs)
    }
    this.#isLeasing = false
    this.#serve()
  }

  #receive(lease: Lease | null, begunAt: number) {
    this.#isLimited = lease !== null
    if (lease === null) {
      this.#limit = null
      this.#seen = null
      return
    }
    if (lease.granted === 0) {
      this.#seen = null
      this.#wait(Math.min(longestPauseMs, Math.max(20, lease.endsInMs)))
      return
    }
    this.#tokens = lease.granted
    // A new window: what was seen was of the one before.
    if (begunAt + lease.endsInMs > this.#tokensEndAt + 20) this.#seen = null
    this.#tokensEndAt = begunAt + lease.endsInMs
  }

  /** What deliveries wait for says nothing of the reserve for tests. */
  #stopWaiting() {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #wait(ms: number) {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#serve()
    }, ms)
    this.#timer.unref()
  }
}
