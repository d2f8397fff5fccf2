import type { PlannedRequest, Verdict } from '@ferry/core'
import type { Db } from '../../db/database.ts'
import { contentOf, intentOperation } from '../../intents/intent-operation.ts'
import { claimIntents, type HeldIntent, type IntentKey, settleIntents } from '../../intents/intents.ts'
import { type Ledger, noOutcome, type RangeOutcome } from '../ledger.ts'
import type { IntentRow } from '../ranges/commit.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { MoneyLookUp } from './look-up-money.ts'

/** A request whose repeat moves money again (resend class C): its intents are durable before the first byte. */
export class MoneyCall {
  readonly #db: Db
  readonly #credentialId: string
  readonly #content: string
  readonly #key: IntentKey
  readonly #offsets: readonly number[]
  #claimed: number[] = []
  #held: HeldIntent[] = []
  /** No call of any of its records was made before, as far as is known: what Lago lists of them is of this one. */
  isFirst = false

  constructor(
    { deps, version, ledger }: { deps: { db: Db }; version: ConfigVersion; ledger: Ledger },
    request: PlannedRequest,
    organization: string,
  ) {
    this.#db = deps.db
    this.#credentialId = version.credentialId
    this.#content = contentOf(request)
    this.#key = {
      organization,
      operation: intentOperation(request, version.baseUrl),
      nexsetId: ledger.claimed.nexsetId,
    }
    this.#offsets = request.offsets
  }

  /** Claims all its records; answers those that nobody has sent before. */
  async claim(): Promise<number[]> {
    const { claimed, held, isFirst } = await claimIntents(this.#db, {
      ...this.#key,
      credentialId: this.#credentialId,
      content: this.#content,
      offsets: this.#offsets,
      origin: 'delivery',
    })
    this.#claimed = claimed
    this.#held = held
    this.isFirst = isFirst
    return claimed
  }

  /** Not sent after all. */
  giveBack(): Promise<void> {
    return settleIntents(this.#db, this.#key, this.#claimed, 'absent')
  }

  /** What became of records that were sent before; `busy` when somebody is sending one this moment. */
  async settleHeld(lookUp: () => Promise<MoneyLookUp>): Promise<{ outcome: RangeOutcome; busy: boolean }> {
    await this.giveBack()
    const outcome = noOutcome()
    for (const { offset, state, origin, isSame, isFirst } of this.#held) {
      if (state === 'arrived' && isSame) outcome.duplicates.push(offset)
      if (state === 'arrived' && !isSame)
        outcome.unknown.push({
          offset,
          sentence: origin === 'test' ? otherTest : otherDelivery,
          lookUp: null,
        })
      if (state === 'unknown') {
        const sentence = origin === 'test' ? unknownTest : unknownDelivery
        const found = isSame && isFirst ? await lookUp() : null
        if (found?.kind === 'arrived') outcome.duplicates.push(offset)
        else outcome.unknown.push({ offset, sentence, lookUp: found?.told ?? null })
      }
    }
    return { outcome, busy: this.#held.some(({ state }) => state === 'sending') }
  }

  /** How its intents end with a verdict of this kind, to be committed with the outcome. */
  ended(kind: Verdict['kind']): IntentRow[] {
    const { organization, operation, nexsetId: nexset_id } = this.#key
    const state = endings[kind]
    return this.#offsets.map((record_offset) => ({
      organization,
      operation,
      nexset_id,
      record_offset,
      state,
    }))
  }
}

const endings = {
  accepted: 'arrived',
  unknown: 'unknown',
  exists: 'absent',
  rejected: 'absent',
  retry: 'absent',
  hold: 'absent',
} as const satisfies Record<Verdict['kind'], IntentRow['state']>

const unknownDelivery =
  'This call was on its way when Ferry or the connection ended, so it may have counted. Sending it again could charge twice: look it up in Lago first.'
const otherTest =
  'A test with other content was sent for this record, and Lago took it. What the settings make of the record was not sent, because it could charge twice: look it up in Lago first.'
const otherDelivery =
  'A call with other content was delivered for this record before, and Lago took it. What the settings make of it now was not sent, because it could charge twice: look it up in Lago first.'
const unknownTest =
  'This record was sent as a test and the answer was lost, so it may have counted. Sending it again could charge twice: look it up in Lago first.'
