import { openCredential } from '../../credentials/open-credential.ts'
import type { Deps } from '../../deps.ts'
import { openSecretHeaders, secretHeaderNames } from '../../destinations/secret-headers.ts'
import type { OpenCredential } from '../../lago/send.ts'
import { backoffSeconds } from '../backoff.ts'
import type { Committer } from '../committer.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import type { EventStores } from '../event-stores.ts'
import type { KnownIds } from '../identities/known-ids.ts'
import { type Ledger, offsetsIn, type RangeOutcome } from '../ledger.ts'
import { PiecePlanner, type PlannedPiece } from '../planning/piece-planner.ts'
import type { PlanThread } from '../planning/plan-thread.ts'
import type { Probe } from '../ranges/claim.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { holds, type Span } from '../ranges/positions.ts'
import { untold } from '../sending/ending.ts'
import type { Pace } from '../sending/pace.ts'
import { Sender } from '../sending/sender.ts'
import { readerOf } from '../sending/sending.ts'
import type { Place, Slots } from '../sending/slots.ts'
import type { Unit } from '../sending/unit.ts'
import { KeyOrder } from './key-order.ts'
import { Sieve } from './sieve.ts'
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
  planThread: PlanThread
  knownIdsOf: (organization: string) => KnownIds
  /** Whether anything of the destination got through lately in this process. */
  isAlive: () => boolean
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
 * As many requests at once as there are slots, where order matters (`KeyOrder`) or a probe is made fewer.
 */
export class RangeRun {
  readonly #parts: RunParts
  readonly #planner: PiecePlanner
  readonly #trouble: RunTrouble
  readonly #under = new Set<Promise<void>>()
  /** Null where requests may overtake each other. */
  readonly #order: KeyOrder | null

  constructor(parts: RunParts) {
    this.#parts = parts
    const { deps, ledger, rules, backoffScale } = parts
    this.#planner = new PiecePlanner(deps.db, { ...parts, claimed: ledger.claimed })
    this.#trouble = new RunTrouble((attempts) => backoffSeconds(attempts, backoffScale))
    this.#order = rules.ordered ? new KeyOrder(ledger) : null
  }

  async run(): Promise<RunResult> {
    const { ledger, committer } = this.#parts
    try {
      await this.#work()
    } catch (error) {
      this.#surprise(error, 'A range could not be worked on', [])
    }
    await Promise.all(this.#under)
    if (!ledger.isLost && !ledger.isGivenBack) {
      ledger.release = this.#trouble.release(ledger, this.#order?.stayed ?? 0)
      await committer.renew(ledger)
    }
    const trouble = this.#trouble.result(ledger.claimed.attempts)
    return { finished: ledger.finished.length, trouble, isThrough: this.#trouble.isThrough }
  }

  async #work() {
    const { ledger, stop } = this.#parts
    const { nexsetId, destinationId, configNumber, probe } = ledger.claimed
    const [credential, pieces] = await Promise.all([this.#openCredential(), this.#planner.pieces()])
    const origin = { nexsetId, destinationId, configNumber }
    const isAlive = () => this.#trouble.isThrough || this.#parts.isAlive()
    const getThrough = () => this.#trouble.getThrough()
    const sending = { ...this.#parts, credential, isAlive, getThrough, stop: stop.signal }
    const sender = new Sender(sending)
    const sieve = new Sieve({ ...sending, origin, claimed: ledger.claimed, reader: readerOf(sending) })
    if (probe !== null) return this.#probe(sender, sieve, pieces, probe)
    for (const spans of pieces) {
      if (stop.signal.aborted) return
      for (const unit of await this.#units(sieve, spans)) if (!(await this.#begin(sender, unit))) return
    }
  }

  async #openCredential(): Promise<OpenCredential> {
    const { deps, version, ledger } = this.#parts
    const opened = await openCredential(deps, version.credentialId)
    if (secretHeaderNames(version.config).length === 0) return opened
    const place = { destinationId: ledger.claimed.destinationId, baseUrl: opened.baseUrl }
    return { ...opened, secretHeaders: await openSecretHeaders(deps.db, deps.secret, place) }
  }

  /** The very request that was refused, or just another one, alone; what else is to be sent waits for its answer. */
  async #probe(sender: Sender, sieve: Sieve, pieces: Span[][], { offset, isElsewhere }: Probe) {
    // Where order matters, what lies in earlier pieces comes before any other.
    const isAnother = isElsewhere && this.#order !== null
    const spans = (isAnother ? null : pieces.find((one) => holds(one, offset))) ?? pieces[0]
    if (!spans) return
    const units = await this.#units(sieve, spans)
    const isRefused = ({ request }: Unit) => request.offsets.includes(offset)
    const wanted = units.find((one, nth) =>
      isElsewhere ? !isRefused(one) && this.#mayOvertake(one, units.slice(0, nth)) : isRefused(one),
    )
    const unit = wanted ?? units[0]
    if (unit) await this.#begin(sender, unit)
    // Nothing here can be sent at all, so nothing speaks against going on.
    else if (!this.#trouble.mustStop) this.#trouble.getThrough()
  }

  /** Whether a request may be sent before these, which have no outcome yet. */
  #mayOvertake({ key }: Unit, earlier: readonly Unit[]): boolean {
    return (
      this.#order === null || (key !== null && earlier.every((one) => one.key !== null && one.key !== key))
    )
  }

  /** Reads, plans and sifts a piece; records that cannot be sent are set aside at once. */
  async #units(sieve: Sieve, spans: Span[]): Promise<Unit[]> {
    const piece = await this.#planner.plan(spans)
    if (piece.kind === 'unusable') return this.#refuse(piece.reason)
    await this.#land(piece.outcome)
    const sifted = await sieve.sift(piece.requests)
    if (sifted === null) {
      const cause = untold(spans[0]?.from ?? 0)
      this.#trouble.end({ kind: 'later', afterSeconds: null, maybeSent: [], cause }, false)
      this.#parts.stop.abort()
      return []
    }
    const { outcome, later, same } = sifted
    await this.#land(outcome)
    if (later.length > 0) this.#trouble.fail(later)
    const left = new Set([...offsetsIn(outcome), ...later])
    if (left.size === 0) return this.#unitsOf(piece, same)
    const others = piece.requests.flatMap(({ offsets }) => offsets).filter((offset) => !left.has(offset))
    const rest = await this.#planner.planOnly(piece, others)
    return rest.kind === 'unusable' ? this.#refuse(rest.reason) : this.#unitsOf(rest, same)
  }

  #refuse(reason: HoldReason): [] {
    this.#trouble.hold(reason)
    this.#parts.stop.abort()
    return []
  }

  async #land(outcome: RangeOutcome) {
    const { committer, ledger } = this.#parts
    if (offsetsIn(outcome).length > 0)
      await committer.land(ledger, { outcome, landed: 0, call: null, intents: [], response: null, key: null })
  }

  /** Starts a unit when its turn has come and a slot is free. False when the run has to stop. */
  async #begin(sender: Sender, unit: Unit): Promise<boolean> {
    const { slots, stop } = this.#parts
    const turn = (await this.#order?.turn(unit.key, unit.request.offsets)) ?? 'go'
    if (turn === 'stay') return true
    const place = await slots.enter(stop.signal)
    if (place === null) return false
    if (stop.signal.aborted) {
      place.leave()
      return false
    }
    const task = this.#deliver(sender, unit, place).finally(() => {
      place.leave()
      this.#under.delete(task)
    })
    this.#under.add(task)
    this.#order?.begin(unit.key, task)
    return true
  }

  async #deliver(sender: Sender, unit: Unit, place: Place) {
    const { offsets } = unit.request
    try {
      const ending = await sender.deliver(unit, place)
      this.#trouble.end(ending, this.#order === null || unit.key !== null)
      this.#order?.end(unit.key, offsets, ending.kind === 'done')
    } catch (error) {
      // A mistake of ours while it was on its way: its records may have been sent.
      this.#surprise(error, 'A request ended in a surprise', offsets)
      this.#order?.end(unit.key, offsets, false)
    }
    if (this.#trouble.mustStop) this.#parts.stop.abort()
  }

  #surprise(error: unknown, message: string, maybeSent: readonly number[]) {
    const { deps, ledger } = this.#parts
    const { destinationId: destination, number: range } = ledger.claimed
    deps.log.error({ error, destination, range }, message)
    this.#trouble.fail(maybeSent)
  }

  #unitsOf(
    { requests, readAgain }: Extract<PlannedPiece, { kind: 'planned' }>,
    repeats: readonly number[],
  ): Unit[] {
    const repeated = new Set(repeats)
    return requests.map((request) => ({
      request,
      readAgain,
      attempt: 1,
      repairs: 0,
      isPart: false,
      repeated,
      key: this.#order?.keyOf(request) ?? null,
    }))
  }
}
