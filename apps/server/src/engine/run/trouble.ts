import { longestWaitSeconds } from '../backoff.ts'
import type { Ledger, Release } from '../ledger.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { countOf, offsetsOf, type Span, spansOf, spansText, subtract } from '../ranges/positions.ts'
import type { Ending } from '../sending/ending.ts'

/** Why a run could not go on: to be tried again later, or the whole destination is refused. */
export type Trouble = { kind: 'later'; seconds: number } | { kind: 'hold'; reason: HoldReason }

/** One failure may be chance, several in a row are not. */
const failuresThatStop = 3
/** After about half a minute in which a range was tried in vain. */
const triesBeforeHold = 5

/** Collects how the requests of a run ended, and says what the range is given back with. */
export class RunTrouble {
  readonly #maybeSent: number[] = []
  readonly #backoff: (attempts: number) => number
  #later: number | null = null
  #hold: HoldReason | null = null
  /** Why Lago gave no answer that says anything. */
  #cause: HoldReason | null = null
  #through = 0
  #failuresInARow = 0

  /** `backoff`: seconds before the nth try again. */
  constructor(backoff: (attempts: number) => number) {
    this.#backoff = backoff
  }

  /** Lago took a request or refused its records, so the destination works. */
  get isThrough(): boolean {
    return this.#through > 0
  }

  /** Nothing more may be begun. */
  get mustStop(): boolean {
    return this.#hold !== null || this.#failuresInARow >= failuresThatStop
  }

  /** `mayOvertake`: what comes after it may be sent although it failed. */
  end(ending: Ending, mayOvertake: boolean): void {
    if (ending.kind === 'done' && ending.unclear) this.#endUnclear(ending.unclear)
    else if (ending.kind === 'done') this.getThrough()
    else this.#maybeSent.push(...ending.maybeSent)
    if (ending.kind === 'hold') this.hold(ending.reason)
    if (ending.kind !== 'later') return
    this.#cause ??= ending.cause
    this.fail([], ending.afterSeconds)
    if (!mayOvertake) this.#failuresInARow = failuresThatStop
  }

  /** Each of these becomes a question to a person; when Lago is out of order there must not be thousands. */
  #endUnclear(reason: HoldReason) {
    this.#failuresInARow += 1
    if (this.#failuresInARow >= failuresThatStop) this.hold(reason)
  }

  getThrough(): void {
    this.#through += 1
    this.#failuresInARow = 0
  }

  hold(reason: HoldReason): void {
    this.#hold ??= reason
  }

  fail(maybeSent: readonly number[] = [], afterSeconds: number | null = null): void {
    this.#maybeSent.push(...maybeSent)
    this.#later = Math.max(this.#later ?? 0, afterSeconds ?? 0)
    this.#failuresInARow += 1
  }

  result(attempts: number): Trouble | null {
    const hold = this.#holdAfter(attempts)
    if (hold) return { kind: 'hold', reason: hold }
    return this.#later === null
      ? null
      : { kind: 'later', seconds: Math.max(this.#later, this.#backoff(attempts)) }
  }

  /** A refusal, or no answer for so long that a person should know: then one request at a time finds out when it is over. */
  #holdAfter(attempts: number): HoldReason | null {
    return this.#hold ?? (attempts >= triesBeforeHold && this.#through === 0 ? this.#cause : null)
  }

  /**
   * Marks exactly the records whose outcome is unclear, those of earlier workers included. A range that gets on is tried
   * again soon: one failure in a hundred calls must not add up to minutes. `stayed`: records that wait for others.
   */
  release({ claimed, finished }: Ledger, stayed: number): Release {
    const maybeSent = spansText(this.#unclear(claimed, finished))
    const attempts = finished.length > 0 ? 0 : claimed.attempts
    const later = this.#later
    if (later === null) {
      const isLeft = claimed.recordCount - countOf(claimed.finished) - finished.length > stayed
      const waitsSince = stayed === 0 || isLeft || this.#hold ? null : claimed.keysFreed
      return { maybeSent, waitsSince, notBeforeSeconds: null, attempts }
    }
    const isHeld = this.#holdAfter(claimed.attempts) !== null
    const seconds = Math.min(longestWaitSeconds, Math.max(later, this.#backoff(attempts)))
    const notBeforeSeconds = isHeld ? null : seconds
    return { maybeSent, waitsSince: null, notBeforeSeconds, attempts: attempts + 1 }
  }

  #unclear({ maybeSent }: Ledger['claimed'], finished: readonly number[]): Span[] {
    if (maybeSent.length + this.#maybeSent.length === 0) return []
    return subtract(spansOf([...offsetsOf(maybeSent), ...this.#maybeSent]), spansOf(finished))
  }
}
