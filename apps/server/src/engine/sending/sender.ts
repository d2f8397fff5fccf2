import { setTimeout as sleep } from 'node:timers/promises'
import {
  verdict as judge,
  type PlannedRequest,
  plan,
  type ResendClass,
  resend,
  type SourceRecord,
  type Verdict,
} from '@ferry/core'
import { organizationIdentity } from '../../credentials/organization.ts'
import type { Deps } from '../../deps.ts'
import type { OpenCredential, SentCall } from '../../lago/send.ts'
import type { Committer } from '../committer.ts'
import type { EventStores } from '../event-stores.ts'
import type { Ledger } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { holds } from '../ranges/positions.ts'
import { callRow } from './call-row.ts'
import { lookUpEvent, type Reader } from './look-up.ts'
import { MoneyCall } from './money-call.ts'
import type { Pace } from './pace.ts'
import { type Effects, resolveAnswer } from './resolve.ts'
import { responseRecord } from './response-record.ts'
import type { Slots } from './slots.ts'

/** One request on its way. */
export interface Unit {
  request: PlannedRequest
  /** The records it was planned from; a repair plans some of them again. */
  records: readonly SourceRecord[]
  attempt: number
  repairs: number
  /** Offsets of records that are an event which another record is already; they count as already there. */
  repeated: ReadonlySet<number>
}

/**
 * How a unit left the sender.
 * - `done`: every record has an outcome
 * - `stopped`: not (wholly) sent, because the run was told to stop or lost its lease
 * - `later`: to be tried again after a while
 * - `hold`: refused as a whole
 */
export type Ending =
  | { kind: 'done' }
  | { kind: 'stopped' }
  | { kind: 'later'; afterSeconds: number | null; maybeSent: number[] }
  | { kind: 'hold'; reason: HoldReason }

export interface Sending {
  deps: Pick<Deps, 'db' | 'send' | 'limits'>
  committer: Committer
  ledger: Ledger
  version: ConfigVersion
  credential: OpenCredential
  pace: Pace
  slots: Slots
  stores: EventStores
  /** Aborted to stop before the next request. */
  stop: AbortSignal
  /** Aborted to give up waiting for answers. */
  abort: AbortSignal
}

const repairsAtOnce = 3
const waitsAtOnce = 5
const lookUpTries = 5

/** Sends requests of one range and lands their outcomes. */
export class Sender {
  readonly #sending: Sending

  constructor(sending: Sending) {
    this.#sending = sending
  }

  /** Sends a request, and what a refusal leaves of it, until every record has an outcome or it cannot go on now. */
  async deliver(first: Unit): Promise<Ending> {
    const queue = [first]
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      const ending = await this.#attempt(unit)
      if ('again' in ending) queue.unshift(...ending.again)
      else if (ending.kind !== 'done') return ending
    }
    return { kind: 'done' }
  }

  async #attempt(unit: Unit): Promise<Ending | { again: Unit[] }> {
    const { pace, stop, ledger } = this.#sending
    await pace.take(stop)
    await (await this.#budget(unit.request)).take(ledger.claimed.destinationId, stop)
    if (!(await this.#mayBegin())) return { kind: 'stopped' }
    const resendClass = resend(unit.request)
    if (resendClass !== 'C') return this.#send(unit, resendClass, null)
    const organization = await organizationIdentity(this.#sending.deps, this.#sending.credential)
    // Whether it was sent before is not known either, then.
    if (organization === null) return { kind: 'later', afterSeconds: null, maybeSent: [] }
    return this.#sendOnce(unit, new MoneyCall(this.#sending, unit.request, organization))
  }

  async #sendOnce(unit: Unit, money: MoneyCall): Promise<Ending | { again: Unit[] }> {
    const { ledger, stop } = this.#sending
    const left = await money.claim()
    if (left.length < unit.request.offsets.length) return this.#withoutHeld(unit, money, left)
    if (ledger.isSafe && !stop.aborted) return this.#send(unit, 'C', money)
    await money.giveBack()
    return { kind: 'stopped' }
  }

  /** Some records of a money call were sent before: they get their outcome, the others are planned again. */
  async #withoutHeld(unit: Unit, money: MoneyCall, left: number[]): Promise<Ending | { again: Unit[] }> {
    const { outcome, busy } = await money.settleHeld()
    await this.#sending.committer.land(this.#sending.ledger, {
      outcome,
      landed: 0,
      call: null,
      intents: [],
      response: null,
    })
    if (busy) return { kind: 'later', afterSeconds: 5, maybeSent: [] }
    return { again: this.#planAgain(unit, left) }
  }

  async #send(
    unit: Unit,
    resendClass: ResendClass,
    money: MoneyCall | null,
  ): Promise<Ending | { again: Unit[] }> {
    const { committer, ledger, credential, abort, slots, stores, version } = this.#sending
    const { request } = unit
    ledger.takeOff(request.offsets.length)
    const begunAt = performance.now()
    const sent = await this.#call(credential, request, abort)
    const verdict = carefully(this.#judge(request, sent), sent, money !== null)
    slots.learn(verdict.kind !== 'unknown' && verdict.kind !== 'retry', begunAt)
    const afterSeconds = verdict.kind === 'retry' ? verdict.afterSeconds : null
    await (await this.#budget(request)).learn(sent.answer, afterSeconds)
    if (verdict.kind === 'accepted' && request.identities[0]) await stores.learn(version, sent.answer)
    const effects = await resolveAnswer({
      request,
      answer: sent.answer,
      verdict,
      resendClass,
      wasMaybeSent: (position) => holds(ledger.claimed.maybeSent, request.offsets[position] ?? -1),
      wasSamePlan: ledger.claimed.isSamePlan,
      isLastTry: ledger.claimed.attempts >= lookUpTries,
      isRepeated: (offset) => unit.repeated.has(offset),
      lookUp: (position) => lookUpEvent(this.#reader(), request, position),
    })
    const call = callRow(ledger.claimed, request, ledger.claimed.attempts + unit.attempt, sent, verdict)
    const { responseWebhook } = this.#sending.version.config
    await committer.land(ledger, {
      outcome: effects.outcome,
      landed: request.offsets.length,
      call,
      intents: money?.ended(verdict) ?? [],
      response: responseWebhook ? responseRecord(call, request, sent) : null,
    })
    return this.#next(unit, verdict, sent, effects)
  }

  #budget(request: PlannedRequest) {
    const { deps, credential } = this.#sending
    return deps.limits.budgetFor(credential.id, request)
  }

  #reader(): Reader {
    const { deps, credential, ledger, stop } = this.#sending
    return { ...deps, credential, share: ledger.claimed.destinationId, signal: stop }
  }

  #judge(request: PlannedRequest, { answer }: SentCall): Verdict {
    const isBatch = this.#sending.version.config.batching !== null
    return judge(
      {
        method: request.method,
        url: request.url,
        recordCount: request.offsets.length,
        ...(isBatch && { batch: true }),
      },
      answer,
    )
  }

  async #next(
    unit: Unit,
    verdict: Verdict,
    { answer }: SentCall,
    effects: Effects,
  ): Promise<Ending | { again: Unit[] }> {
    if (this.#sending.ledger.isLost) return { kind: 'stopped' }
    if (verdict.kind === 'hold') {
      const { code, sentence } = verdict
      return { kind: 'hold', reason: { code, sentence, offset: unit.request.offsets[0] ?? 0 } }
    }
    if (verdict.kind === 'retry')
      return this.#wait(unit, verdict.afterSeconds, answer.kind === 'answered' && answer.status === 429)
    if (effects.maybeSent.length + effects.later.length > 0)
      return { kind: 'later', afterSeconds: null, maybeSent: effects.maybeSent }
    if (effects.rest.length > 0) return { again: this.#planAgain(unit, effects.rest) }
    return { kind: 'done' }
  }

  /** A limit has closed the budget until the window ends; a lock opens again soon. */
  async #wait(
    unit: Unit,
    afterSeconds: number | null,
    isLimit: boolean,
  ): Promise<Ending | { again: Unit[] }> {
    const { stop } = this.#sending
    if (unit.attempt >= waitsAtOnce || (!isLimit && (afterSeconds ?? 0) > 1))
      return { kind: 'later', afterSeconds, maybeSent: [] }
    if (!isLimit) await sleep(100 * 2 ** unit.attempt, undefined, { signal: stop }).catch(() => {})
    return { again: [{ ...unit, attempt: unit.attempt + 1 }] }
  }

  /** Plans some records of a unit again, under the same ids; after three repairs each goes alone. */
  #planAgain(unit: Unit, offsets: readonly number[]): Unit[] {
    const { version, ledger } = this.#sending
    const kept = new Set(offsets)
    const records = unit.records.filter(({ offset }) => kept.has(offset))
    const repairs = unit.repairs + 1
    const groups = repairs < repairsAtOnce ? [records] : records.map((record) => [record])
    const context = { nexsetId: ledger.claimed.nexsetId, baseUrl: version.baseUrl }
    const plans = groups.map((group) => plan(version.config, group, context))
    const problems = plans.flatMap((one) => one.problems)
    if (problems.length > 0)
      throw new Error(`A record that was planned once cannot be planned again: ${problems[0]?.sentence}`)
    return plans.flatMap(({ requests }) =>
      requests.map((request) => ({ ...unit, request, records, attempt: 1, repairs })),
    )
  }

  /** Whether the lease surely lasts and nobody said stop; renews the lease first where it might not. */
  async #mayBegin(): Promise<boolean> {
    const { ledger, committer, stop } = this.#sending
    if (!stop.aborted && !ledger.isSafe && !ledger.isLost) await committer.renew(ledger)
    return ledger.isSafe && !stop.aborted
  }

  /** An exception of the sender itself is taken for an unknown outcome, because it may come after the first byte. */
  async #call(credential: OpenCredential, request: PlannedRequest, signal: AbortSignal): Promise<SentCall> {
    const sentAt = new Date()
    try {
      return await this.#sending.deps.send(credential, request, { signal })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      const answeredAt = new Date()
      return {
        answer: { kind: 'failed', error: 'cancelled', detail, mayHaveArrived: true },
        sentAt,
        answeredAt,
        latencyMs: 0,
      }
    }
  }
}

/** Where money moves each time, only what is certain counts as not sent; where nothing left, nothing is unknown. */
const carefully = (verdict: Verdict, { answer }: SentCall, movesMoney: boolean): Verdict => {
  const neverLeft = answer.kind === 'failed' && !answer.mayHaveArrived
  if (verdict.kind === 'unknown' && neverLeft)
    return { kind: 'retry', afterSeconds: null, sentence: verdict.sentence }
  if (!movesMoney || verdict.kind !== 'retry' || neverLeft) return verdict
  const isPlatformLimit =
    answer.kind === 'answered' && answer.status === 429 && !answer.body.includes('too_many_provider_requests')
  const isLock =
    answer.kind === 'answered' && answer.status === 422 && answer.body.includes('lock_acquisition_failed')
  return isPlatformLimit || isLock ? verdict : { kind: 'unknown', sentence: verdict.sentence }
}
