import type { PlannedRequest, SourceRecord } from '@ferry/core'
import { openCredential } from '../../credentials/open-credential.ts'
import type { Deps } from '../../deps.ts'
import { backoffSeconds } from '../backoff.ts'
import type { Committer } from '../committer.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import type { Ledger, RangeOutcome } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import { holds, type Span } from '../ranges/positions.ts'
import type { Budget } from '../sending/budget.ts'
import type { Pace } from '../sending/pace.ts'
import { Sender, type Unit } from '../sending/sender.ts'
import type { Slots } from '../sending/slots.ts'
import { PiecePlanner } from './piece-planner.ts'
import { RunTrouble, type Trouble } from './trouble.ts'

export interface RunParts {
  deps: Deps
  committer: Committer
  ledger: Ledger
  version: ConfigVersion
  rules: DeliveryRules
  budget: Budget
  pace: Pace
  slots: Slots
  /** Aborts when the run has to stop before its next request; `stop` does it. */
  stop: AbortController
  /** Aborted to give up waiting for answers. */
  abort: AbortSignal
  backoffScale: number
}

/** How a run ended; the range has been given back (or was lost). */
export interface RunResult {
  /** Records that got an outcome. */
  finished: number
  /** Why it could not go on, if it could not. */
  trouble: Trouble | null
  /** Probing: Lago took the request (or refused its records), so the destination works again. */
  isThrough: boolean
}

/**
 * One worker's time with one range: plans the unfinished records piece by piece, sends, and gives the range back.
 * In parallel as many requests as there are slots; in order, or probing, one at a time.
 */
export class RangeRun {
  readonly #parts: RunParts
  readonly #planner: PiecePlanner
  readonly #trouble: RunTrouble
  readonly #under = new Set<Promise<void>>()

  constructor(parts: RunParts) {
    this.#parts = parts
    const { deps, ledger, version, rules, backoffScale } = parts
    this.#planner = new PiecePlanner(deps.db, { claimed: ledger.claimed, version, rules })
    this.#trouble = new RunTrouble(rules.ordered, (attempts) => backoffSeconds(attempts, backoffScale))
  }

  async run(): Promise<RunResult> {
    const { ledger, committer } = this.#parts
    try {
      await this.#work()
    } catch (error) {
      this.#surprise(error, 'A range could not be worked on', [])
    }
    await Promise.all(this.#under)
    if (!ledger.isLost) {
      ledger.release = this.#trouble.release(ledger)
      await committer.renew(ledger)
    }
    const trouble = this.#trouble.result(ledger.claimed.attempts)
    return { finished: ledger.finished.length, trouble, isThrough: this.#trouble.isThrough }
  }

  async #work() {
    const { deps, version, ledger, stop } = this.#parts
    const credential = await openCredential(deps, version.credentialId)
    const sender = new Sender({ ...this.#parts, credential, stop: stop.signal })
    const { probeOffset } = ledger.claimed
    if (probeOffset !== null) return this.#probe(sender, probeOffset)
    for (const spans of await this.#planner.pieces()) {
      if (stop.signal.aborted) return
      const { requests, records } = await this.#plan(spans)
      for (const request of requests) if (!(await this.#begin(sender, unitOf(request, records)))) return
    }
  }

  /** The very request that was refused, alone; what else is to be sent waits for its answer. */
  async #probe(sender: Sender, probeOffset: number) {
    const pieces = await this.#planner.pieces()
    const spans = pieces.find((one) => holds(one, probeOffset)) ?? pieces[0]
    if (!spans) return
    const { requests, records } = await this.#plan(spans)
    const request = requests.find(({ offsets }) => offsets.includes(probeOffset)) ?? requests[0]
    // Nothing here can be sent at all, so nothing speaks against going on.
    if (!request) this.#trouble.getThrough()
    else await this.#begin(sender, unitOf(request, records))
  }

  /** Records with a problem are set aside at once. */
  async #plan(spans: Span[]): Promise<{ requests: PlannedRequest[]; records: Map<number, SourceRecord> }> {
    const piece = await this.#planner.plan(spans)
    if (piece.kind === 'unusable') {
      this.#trouble.hold(piece.reason)
      this.#parts.stop.abort()
      return { requests: [], records: new Map() }
    }
    await this.#land(piece.outcome)
    return piece
  }

  async #land(outcome: RangeOutcome) {
    const { committer, ledger } = this.#parts
    if (outcome.setAside.length > 0)
      await committer.land(ledger, { outcome, landed: 0, call: null, intents: [] })
  }

  /** Starts a unit as soon as a slot is free; in order, waits for its end. False when the run has to stop. */
  async #begin(sender: Sender, unit: Unit): Promise<boolean> {
    const { slots, stop, rules } = this.#parts
    await slots.enter()
    if (stop.signal.aborted) {
      slots.leave()
      return false
    }
    const task = this.#deliver(sender, unit).finally(() => {
      slots.leave()
      this.#under.delete(task)
    })
    this.#under.add(task)
    if (rules.ordered) await task
    return !stop.signal.aborted
  }

  async #deliver(sender: Sender, unit: Unit) {
    try {
      this.#trouble.end(await sender.deliver(unit))
    } catch (error) {
      // A mistake of ours while it was on its way: its records may have been sent.
      this.#surprise(error, 'A request ended in a surprise', unit.request.offsets)
    }
    if (this.#trouble.mustStop) this.#parts.stop.abort()
  }

  #surprise(error: unknown, message: string, maybeSent: readonly number[]) {
    const { deps, ledger } = this.#parts
    const { destinationId: destination, number: range } = ledger.claimed
    deps.log.error({ error, destination, range }, message)
    this.#trouble.fail(maybeSent)
  }
}

const unitOf = (request: PlannedRequest, records: Map<number, SourceRecord>): Unit => ({
  request,
  records: request.offsets.flatMap((offset) => records.get(offset) ?? []),
  attempt: 1,
  repairs: 0,
})
