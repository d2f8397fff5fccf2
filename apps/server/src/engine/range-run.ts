import { type Plan, type PlanProblem, plan, type SourceRecord } from '@ferry/core'
import { openCredential } from '../credentials/open-credential.ts'
import type { Deps } from '../deps.ts'
import { measureRecords, readRecords } from '../nexsets/queries/read-records.ts'
import { backoffSeconds } from './backoff.ts'
import type { Committer } from './committer.ts'
import type { DeliveryRules } from './delivery-rules.ts'
import { type Ledger, noOutcome } from './ledger.ts'
import type { ConfigVersion } from './ranges/config-version.ts'
import type { HoldReason } from './ranges/hold.ts'
import {
  countOf,
  holds,
  offsetsOf,
  pieces,
  positionsText,
  type Span,
  spansOf,
  subtract,
} from './ranges/positions.ts'
import { pieceSize, pieceSizeFor } from './ranges/range-size.ts'
import type { Budget } from './sending/budget.ts'
import type { Pace } from './sending/pace.ts'
import { type Ending, Sender, type Unit } from './sending/sender.ts'
import type { Slots } from './sending/slots.ts'

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
  trouble: { kind: 'later'; seconds: number } | { kind: 'hold'; reason: HoldReason } | null
  /** Probing: Lago took the request (or refused its records), so the destination works again. */
  isThrough: boolean
}

/**
 * One worker's time with one range: plans the unfinished records piece by piece, sends, and gives the range back.
 * In parallel as many requests as there are slots; in order, or probing, one at a time.
 */
export class RangeRun {
  readonly #parts: RunParts
  readonly #maybeSent: number[] = []
  readonly #under = new Set<Promise<void>>()
  #later: number | null = null
  #hold: HoldReason | null = null
  #through = 0
  #failuresInARow = 0

  constructor(parts: RunParts) {
    this.#parts = parts
  }

  async run(): Promise<RunResult> {
    const { ledger, deps } = this.#parts
    try {
      await this.#work()
    } catch (error) {
      deps.log.error(
        { error, destination: ledger.claimed.destinationId, range: ledger.claimed.number },
        'A range could not be worked on',
      )
      this.#fail(null)
    }
    await Promise.all(this.#under)
    await this.#giveBack()
    const { attempts } = ledger.claimed
    const trouble = this.#hold
      ? { kind: 'hold' as const, reason: this.#hold }
      : this.#later === null
        ? null
        : { kind: 'later' as const, seconds: Math.max(this.#later, this.#backoff(attempts)) }
    return { finished: ledger.finished.length, trouble, isThrough: this.#through > 0 }
  }

  async #work() {
    const { deps, version, ledger, rules, committer, pace, budget, stop, abort } = this.#parts
    const { positions, finished, probeOffset } = ledger.claimed
    const credential = await openCredential(deps, version.credentialId)
    const sender = new Sender({
      deps,
      committer,
      ledger,
      version,
      credential,
      budget,
      pace,
      stop: stop.signal,
      abort,
    })
    const cells = pieces(subtract(positions, finished), pieceSize(rules.batchSize))
    if (probeOffset !== null) {
      const cell = cells.find((spans) => holds(spans, probeOffset)) ?? cells[0]
      const parts = cell ? await this.#bounded(cell) : []
      const part = parts.find((spans) => holds(spans, probeOffset)) ?? parts[0]
      if (part) await this.#probe(sender, part, probeOffset)
      return
    }
    for (const cell of cells) {
      for (const part of await this.#bounded(cell)) {
        if (stop.signal.aborted) return
        await this.#piece(sender, part)
      }
    }
  }

  /** A cell in parts that fit into memory where its records are long. */
  async #bounded(cell: Span[]): Promise<Span[][]> {
    const { deps, ledger, rules } = this.#parts
    const [first, last] = [cell[0], cell.at(-1)]
    if (!first || !last) return []
    const asked = { from: first.from, limit: last.to - first.from, characters: 0 }
    const { longest } = await measureRecords(deps.db, ledger.claimed.nexsetId, asked)
    return pieces(cell, pieceSizeFor(rules.batchSize, longest))
  }

  async #piece(sender: Sender, spans: Span[]) {
    const { requests, records } = await this.#plan(spans)
    for (const request of requests) {
      const unit = { request, records: recordsOf(request.offsets, records), attempt: 1, repairs: 0 }
      if (!(await this.#begin(sender, unit))) return
    }
  }

  /** Starts a unit as soon as a slot is free; in order, waits for its end. False when the run has to stop. */
  async #begin(sender: Sender, unit: Unit): Promise<boolean> {
    const { slots, stop, rules } = this.#parts
    await slots.enter()
    if (stop.signal.aborted) {
      slots.leave()
      return false
    }
    const task = sender
      .deliver(unit)
      .then((ending) => this.#end(ending))
      .catch((error: unknown) => this.#surprise(error, unit))
      .finally(() => {
        slots.leave()
        this.#under.delete(task)
      })
    this.#under.add(task)
    if (rules.ordered) await task
    return !stop.signal.aborted
  }

  /** The very request that was refused, alone; what else is to be sent waits for its answer. */
  async #probe(sender: Sender, spans: Span[], probeOffset: number) {
    const { requests, records } = await this.#plan(spans)
    const request = requests.find(({ offsets }) => offsets.includes(probeOffset)) ?? requests[0]
    // Nothing here can be sent at all, so nothing speaks against going on.
    if (!request) this.#through += 1
    else
      await this.#begin(sender, {
        request,
        records: recordsOf(request.offsets, records),
        attempt: 1,
        repairs: 0,
      })
    await Promise.all(this.#under)
  }

  /** Reads and plans; records with a problem are set aside at once, and every other one is in a request. */
  async #plan(spans: Span[]): Promise<{ requests: Plan['requests']; records: Map<number, SourceRecord> }> {
    const { deps, version, ledger } = this.#parts
    const { nexsetId } = ledger.claimed
    const records = await readSpans(deps.db, nexsetId, spans)
    if (records.length !== countOf(spans))
      throw new Error('Records of the range are missing from the Nexset.')
    const { requests, problems } = plan(version.config, records, { nexsetId, baseUrl: version.baseUrl })
    const whole = problems.find(({ offset }) => offset === null)
    if (whole) {
      this.#holdFor({ code: 'invalid_config', sentence: whole.sentence, offset: spans[0]?.from ?? 0 })
      return { requests: [], records: new Map() }
    }
    await this.#setAside(problems)
    const planned = requests.reduce((sum, { offsets }) => sum + offsets.length, 0)
    const refused = new Set(problems.map(({ offset }) => offset)).size
    if (planned + refused !== records.length) throw new Error('The plan lost or repeated a record.')
    return { requests, records: new Map(records.map((record) => [record.offset, record])) }
  }

  async #setAside(problems: readonly PlanProblem[]) {
    const { committer, ledger } = this.#parts
    const outcome = noOutcome()
    for (const [offset, found] of Map.groupBy(problems, (problem) => problem.offset)) {
      const [first] = found
      if (offset === null || !first) continue
      const sentence = found.map((problem) => problem.sentence).join(' ')
      outcome.setAside.push({ offset, code: first.code, field: first.field, sentence, status: null })
    }
    if (outcome.setAside.length > 0)
      await committer.land(ledger, { outcome, landed: 0, call: null, intents: [] })
  }

  #end(ending: Ending) {
    if (ending.kind === 'done') {
      this.#through += 1
      this.#failuresInARow = 0
    }
    if (ending.kind === 'later') {
      this.#maybeSent.push(...ending.maybeSent)
      this.#fail(ending.afterSeconds)
    }
    if (ending.kind === 'hold') this.#holdFor(ending.reason)
  }

  #holdFor(reason: HoldReason) {
    this.#hold ??= reason
    this.#parts.stop.abort()
  }

  /** In order nothing overtakes what failed; in parallel one failure may be chance, several in a row are not. */
  #fail(afterSeconds: number | null) {
    this.#later = Math.max(this.#later ?? 0, afterSeconds ?? 0)
    this.#failuresInARow += 1
    if (this.#parts.rules.ordered || this.#failuresInARow >= 3) this.#parts.stop.abort()
  }

  /** A mistake of ours while a request was on its way: its records may have been sent. */
  #surprise(error: unknown, { request }: Unit) {
    this.#parts.deps.log.error(
      { error, destination: this.#parts.ledger.claimed.destinationId },
      'A request ended in a surprise',
    )
    this.#maybeSent.push(...request.offsets)
    this.#fail(null)
  }

  async #giveBack() {
    const { ledger, committer } = this.#parts
    if (ledger.isLost) return
    const before = offsetsOf(subtract(ledger.claimed.maybeSent, spansOf(ledger.finished)))
    const finished = new Set(ledger.finished)
    const maybeSent = [...before, ...this.#maybeSent.filter((offset) => !finished.has(offset))]
    const attempts =
      this.#later === null
        ? ledger.finished.length > 0
          ? 0
          : ledger.claimed.attempts
        : ledger.claimed.attempts + 1
    const notBeforeSeconds =
      this.#later === null ? null : Math.max(this.#later, this.#backoff(ledger.claimed.attempts))
    ledger.release = { notBeforeSeconds, attempts, maybeSent: positionsText(maybeSent) }
    await committer.renew(ledger)
  }

  #backoff(attempts: number) {
    return backoffSeconds(attempts, this.#parts.backoffScale)
  }
}

const readSpans = async (db: Deps['db'], nexsetId: string, spans: Span[]): Promise<SourceRecord[]> => {
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return []
  const records = await readRecords(db, nexsetId, first.from, last.to - first.from)
  return spans.length === 1 ? records : records.filter(({ offset }) => holds(spans, offset))
}

const recordsOf = (offsets: readonly number[], records: Map<number, SourceRecord>): SourceRecord[] =>
  offsets.flatMap((offset) => records.get(offset) ?? [])
