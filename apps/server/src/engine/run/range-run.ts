import type { PlannedRequest } from '@ferry/core'
import { openCredential } from '../../credentials/open-credential.ts'
import type { Deps } from '../../deps.ts'
import { backoffSeconds } from '../backoff.ts'
import type { Committer } from '../committer.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import type { EventStores } from '../event-stores.ts'
import { IdGuard } from '../identities/id-guard.ts'
import type { KnownIds } from '../identities/known-ids.ts'
import { type Ledger, noOutcome, type RangeOutcome } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { holds, type Span } from '../ranges/positions.ts'
import type { Pace } from '../sending/pace.ts'
import { Sender, type Unit } from '../sending/sender.ts'
import type { Slots } from '../sending/slots.ts'
import { PiecePlanner, type PlannedPiece } from './piece-planner.ts'
import { RunTrouble, type Trouble } from './trouble.ts'

export interface RunParts {
  deps: Deps
  committer: Committer
  ledger: Ledger
  version: ConfigVersion
  rules: DeliveryRules
  pace: Pace
  slots: Slots
  stores: EventStores
  knownIdsOf: (organization: string) => KnownIds
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
    const { nexsetId, destinationId, configNumber, probeOffset } = ledger.claimed
    const origin = { nexsetId, destinationId, configNumber }
    const guard = new IdGuard({ ...this.#parts, credential, origin })
    const sender = new Sender({ ...this.#parts, credential, stop: stop.signal })
    if (probeOffset !== null) return this.#probe(sender, guard, probeOffset)
    for (const spans of await this.#planner.pieces()) {
      if (stop.signal.aborted) return
      for (const unit of await this.#units(guard, spans)) if (!(await this.#begin(sender, unit))) return
    }
  }

  /** The very request that was refused, alone; what else is to be sent waits for its answer. */
  async #probe(sender: Sender, guard: IdGuard, probeOffset: number) {
    const pieces = await this.#planner.pieces()
    const spans = pieces.find((one) => holds(one, probeOffset)) ?? pieces[0]
    if (!spans) return
    const units = await this.#units(guard, spans)
    const unit = units.find(({ request }) => request.offsets.includes(probeOffset)) ?? units[0]
    if (unit) await this.#begin(sender, unit)
    // Nothing here can be sent at all, so nothing speaks against going on.
    else if (!this.#trouble.mustStop) this.#trouble.getThrough()
  }

  /** Reads, plans and sifts a piece; records that cannot be sent are set aside at once. */
  async #units(guard: IdGuard, spans: Span[]): Promise<Unit[]> {
    const piece = await this.#planner.plan(spans)
    if (piece.kind === 'unusable') return this.#refuse(piece.reason)
    await this.#land(piece.outcome)
    const repeats = await guard.repeatsIn(piece.requests)
    if (repeats === null) {
      this.#trouble.fail()
      this.#parts.stop.abort()
      return []
    }
    const { conflicts, same } = repeats
    if (conflicts.length === 0) return unitsOf(piece, same)
    await this.#land({ ...noOutcome(), setAside: conflicts })
    const left = new Set(conflicts.map(({ offset }) => offset))
    const others = piece.requests.flatMap(({ offsets }) => offsets).filter((offset) => !left.has(offset))
    const records = others.sort((a, b) => a - b).flatMap((offset) => piece.records.get(offset) ?? [])
    const sifted = this.#planner.planRecords(records)
    return sifted.kind === 'unusable' ? this.#refuse(sifted.reason) : unitsOf(sifted, same)
  }

  #refuse(reason: HoldReason): [] {
    this.#trouble.hold(reason)
    this.#parts.stop.abort()
    return []
  }

  async #land(outcome: RangeOutcome) {
    const { committer, ledger } = this.#parts
    if (outcome.setAside.length > 0)
      await committer.land(ledger, { outcome, landed: 0, call: null, intents: [], response: null })
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

const unitsOf = (
  { requests, records }: Extract<PlannedPiece, { kind: 'planned' }>,
  repeats: readonly number[],
): Unit[] => {
  const repeated = new Set(repeats)
  return requests.map((request: PlannedRequest) => ({
    request,
    records: request.offsets.flatMap((offset) => records.get(offset) ?? []),
    attempt: 1,
    repairs: 0,
    repeated,
  }))
}
