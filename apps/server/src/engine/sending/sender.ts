import { setTimeout as sleep } from 'node:timers/promises'
import { type PlannedRequest, type ResendClass, resendPlanned, type Verdict } from '@ferry/core'
import { organizationIdentity } from '../../credentials/organization.ts'
import type { SentCall } from '../../lago/send.ts'
import { holds } from '../ranges/positions.ts'
import { callRow } from './call-row.ts'
import { type Ending, together, unclearMoney, untold } from './ending.ts'
import { lookUpEvent } from './look-up.ts'
import { lookUpMoney } from './look-up-money.ts'
import { lookUpTopUp } from './look-up-top-up.ts'
import { MoneyCall } from './money-call.ts'
import { makeCall } from './one-call.ts'
import { type Effects, resolveAnswer } from './resolve.ts'
import { responseRecord } from './response-record.ts'
import { readerOf, type Sending } from './sending.ts'
import type { Place } from './slots.ts'
import { planAgain, type Unit } from './unit.ts'
import { withoutAnswer } from './without-answer.ts'

const waitsAtOnce = 5
const lookUpTries = 5
/** Characters of a body that may wait for its commit without a place: many longer ones would take too much memory. */
const longestWithoutPlace = 256 * 1024

/** Sends requests of one range and lands their outcomes. */
export class Sender {
  readonly #sending: Sending

  constructor(sending: Sending) {
    this.#sending = sending
  }

  /**
   * Sends a request, and what a refusal leaves of it, until every record has an outcome or it cannot go on now. Its place
   * is free for the next request once the last answer is here.
   */
  async deliver(first: Unit, place: Place): Promise<Ending> {
    const queue = [first]
    let whole: Ending = { kind: 'done', unclear: null }
    let isDivided = false
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      // While more of it is to be sent, the place is needed.
      const ending = await this.#attempt(unit, queue.length === 0 ? place : null)
      if ('again' in ending) {
        isDivided ||= ending.again.some(({ isPart }) => isPart)
        queue.unshift(...ending.again)
      } else {
        whole = together(whole, ending)
        if (ending.kind !== 'done' && !(ending.kind === 'later' && unit.isPart)) break
      }
    }
    // What was divided may have arrived as a whole before.
    return isDivided && whole.kind !== 'done' ? { ...whole, maybeSent: first.request.offsets } : whole
  }

  async #attempt(unit: Unit, place: Place | null): Promise<Ending | { again: Unit[] }> {
    const { pace, stop, ledger } = this.#sending
    await pace.take(stop)
    await (await this.#budget(unit.request)).take(ledger.claimed.destinationId, stop)
    if (!(await this.#mayBegin())) return { kind: 'stopped', maybeSent: [] }
    const resendClass = resendPlanned(this.#sending.version.config, unit.request)
    if (resendClass !== 'C') return this.#send(unit, place, resendClass, null)
    const organization = await organizationIdentity(this.#sending.deps, this.#sending.credential)
    // Whether it was sent before is not known either, then.
    if (organization === null)
      return { kind: 'later', afterSeconds: null, maybeSent: [], cause: untold(unit.request.offsets[0] ?? 0) }
    return this.#sendOnce(unit, place, new MoneyCall(this.#sending, unit.request, organization))
  }

  async #sendOnce(unit: Unit, place: Place | null, money: MoneyCall): Promise<Ending | { again: Unit[] }> {
    const { ledger, stop } = this.#sending
    const left = await money.claim()
    if (left.length < unit.request.offsets.length) return this.#withoutHeld(unit, money, left)
    if (ledger.isSafe && !stop.aborted) return this.#send(unit, place, 'C', money)
    await money.giveBack()
    return { kind: 'stopped', maybeSent: [] }
  }

  /** Some records of a money call were sent before: they get their outcome, the others are planned again. */
  async #withoutHeld(unit: Unit, money: MoneyCall, left: number[]): Promise<Ending | { again: Unit[] }> {
    const { outcome, busy } = await money.settleHeld(() => lookUpTopUp(readerOf(this.#sending), unit.request))
    await this.#sending.committer.land(this.#sending.ledger, {
      outcome,
      landed: 0,
      call: null,
      intents: [],
      response: null,
      key: unit.key,
    })
    if (busy) return { kind: 'later', afterSeconds: 5, maybeSent: [], cause: null }
    return { again: await planAgain(this.#sending, unit, left) }
  }

  async #send(
    unit: Unit,
    place: Place | null,
    resendClass: ResendClass,
    money: MoneyCall | null,
  ): Promise<Ending | { again: Unit[] }> {
    const { committer, ledger, slots, stores, version } = this.#sending
    const { request } = unit
    ledger.takeOff(request.offsets.length)
    const begunAt = performance.now()
    const { sent, verdict: answered } = await makeCall(this.#sending, request, money !== null)
    slots.learn(answered.kind !== 'unknown' && answered.kind !== 'retry', begunAt)
    if (answered.kind === 'accepted' && (request.body?.length ?? 0) <= longestWithoutPlace) place?.answered()
    const afterSeconds = answered.kind === 'retry' ? answered.afterSeconds : null
    await (await this.#budget(request)).learn(sent.answer, afterSeconds)
    if (answered.kind === 'accepted' && request.identities[0]) await stores.learn(version, sent.answer)
    const looked =
      answered.kind === 'unknown' && money?.isFirst
        ? await lookUpMoney(readerOf(this.#sending), request, sent.sentAt)
        : null
    const verdict: Verdict = looked?.kind === 'arrived' ? { kind: 'accepted' } : answered
    const effects = await resolveAnswer({
      request,
      answer: sent.answer,
      verdict,
      resendClass,
      wasMaybeSent: (position) =>
        unit.isPart || holds(ledger.claimed.maybeSent, request.offsets[position] ?? -1),
      wasSamePlan: ledger.claimed.isSamePlan,
      isLastTry: ledger.claimed.attempts >= lookUpTries,
      isRepeated: (offset) => unit.repeated.has(offset),
      lookedUp: looked?.kind === 'unclear' ? looked.told : null,
      lookUp: (position) => lookUpEvent(readerOf(this.#sending), request, position),
    })
    const call = callRow(ledger.claimed, request, ledger.claimed.attempts + unit.attempt, sent, answered)
    const { responseWebhook } = version.config
    await committer.land(ledger, {
      outcome: effects.outcome,
      landed: request.offsets.length,
      call,
      key: unit.key,
      intents: money?.ended(verdict.kind) ?? [],
      response: responseWebhook ? responseRecord(call, request, sent) : null,
    })
    if (verdict.kind === 'accepted' || verdict.kind === 'exists' || verdict.kind === 'rejected')
      this.#sending.getThrough()
    return this.#next(unit, verdict, sent, effects)
  }

  #budget(request: PlannedRequest) {
    const { deps, credential } = this.#sending
    return deps.limits.budgetFor(credential.id, request)
  }

  async #next(
    unit: Unit,
    verdict: Verdict,
    { answer }: SentCall,
    effects: Effects,
  ): Promise<Ending | { again: Unit[] }> {
    if (this.#sending.ledger.isLost) return { kind: 'stopped', maybeSent: [] }
    if (verdict.kind === 'hold') {
      const { code, sentence } = verdict
      return { kind: 'hold', reason: { code, sentence, offset: unit.request.offsets[0] ?? 0 }, maybeSent: [] }
    }
    if (verdict.kind === 'retry')
      return this.#wait(unit, verdict.afterSeconds, answer.kind === 'answered' && answer.status === 429)
    if (verdict.kind === 'unknown' && effects.maybeSent.length > 0)
      return withoutAnswer(this.#sending, unit, verdict, answer)
    if (effects.maybeSent.length + effects.later.length > 0)
      return { kind: 'later', afterSeconds: null, maybeSent: effects.maybeSent, cause: null }
    if (effects.rest.length > 0) return { again: await planAgain(this.#sending, unit, effects.rest) }
    const unclear =
      verdict.kind === 'unknown' ? unclearMoney(verdict.sentence, unit.request.offsets[0] ?? 0) : null
    return { kind: 'done', unclear }
  }

  /** A limit has closed the budget until the window ends; a lock opens again soon. */
  async #wait(
    unit: Unit,
    afterSeconds: number | null,
    isLimit: boolean,
  ): Promise<Ending | { again: Unit[] }> {
    const { stop } = this.#sending
    if (unit.attempt >= waitsAtOnce || (!isLimit && (afterSeconds ?? 0) > 1))
      return { kind: 'later', afterSeconds, maybeSent: [], cause: null }
    if (!isLimit) await sleep(100 * 2 ** unit.attempt, undefined, { signal: stop }).catch(() => {})
    return { again: [{ ...unit, attempt: unit.attempt + 1 }] }
  }

  /** Whether the lease surely lasts and nobody said stop; renews the lease first where it might not. */
  async #mayBegin(): Promise<boolean> {
    const { ledger, committer, stop } = this.#sending
    if (!stop.aborted && !ledger.isSafe && !ledger.isLost) await committer.renew(ledger)
    return ledger.isSafe && !stop.aborted
  }
}
