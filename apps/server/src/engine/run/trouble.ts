import type { Ledger, Release } from '../ledger.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { offsetsOf, positionsText, spansOf, subtract } from '../ranges/positions.ts'
import type { Ending } from '../sending/sender.ts'

/** Why a run could not go on: to be tried again later, or the whole destination is refused. */
export type Trouble = { kind: 'later'; seconds: number } | { kind: 'hold'; reason: HoldReason }

/** In parallel one failure may be chance, several in a row are not. */
const failuresThatStop = 3

/** Collects how the requests of a run ended, and says what the range is given back with. */
export class RunTrouble {
  readonly #maybeSent: number[] = []
  readonly #ordered: boolean
  readonly #backoff: (attempts: number) => number
  #later: number | null = null
  #hold: HoldReason | null = null
  #through = 0
  #failuresInARow = 0

  /** `backoff`: seconds before the nth try again. */
  constructor(ordered: boolean, backoff: (attempts: number) => number) {
    this.#ordered = ordered
    this.#backoff = backoff
  }

  /** Lago took a request or refused its records, so the destination works. */
  get isThrough(): boolean {
    return this.#through > 0
  }

  /** Nothing more may be begun: in order nothing overtakes what failed. */
  get mustStop(): boolean {
    return this.#hold !== null || this.#failuresInARow >= (this.#ordered ? 1 : failuresThatStop)
  }

  end(ending: Ending): void {
    if (ending.kind === 'done') this.getThrough()
    if (ending.kind === 'later') this.fail(ending.maybeSent, ending.afterSeconds)
    if (ending.kind === 'hold') this.hold(ending.reason)
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
    if (this.#hold) return { kind: 'hold', reason: this.#hold }
    return this.#later === null
      ? null
      : { kind: 'later', seconds: Math.max(this.#later, this.#backoff(attempts)) }
  }

  /**
   * Marks exactly the records whose outcome is unclear, those of earlier workers included. A range that gets on is tried
   * again soon: one failure in a hundred calls must not add up to minutes.
   */
  release({ claimed, finished }: Ledger): Release {
    const settled = new Set(finished)
    const before = offsetsOf(subtract(claimed.maybeSent, spansOf(finished)))
    const maybeSent = [...before, ...this.#maybeSent.filter((offset) => !settled.has(offset))]
    const base = { maybeSent: positionsText(maybeSent) }
    const attempts = finished.length > 0 ? 0 : claimed.attempts
    const later = this.#later
    if (later === null) return { ...base, notBeforeSeconds: null, attempts }
    return { ...base, notBeforeSeconds: Math.max(later, this.#backoff(attempts)), attempts: attempts + 1 }
  }
}
