import type { PlannedRequest, Verdict } from '@ferry/core'
import type { Db } from '../../db/database.ts'
import { contentOf, intentOperation } from '../../intents/intent-operation.ts'
import { claimIntents, type HeldIntent, type IntentKey, settleIntents } from '../../intents/intents.ts'
import { type Ledger, noOutcome, type RangeOutcome } from '../ledger.ts'
import type { IntentRow } from '../ranges/commit.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'

/** A request whose repeat moves money again (resend class C): its intents are durable before the first byte. */
export class MoneyCall {
  readonly #db: Db
  readonly #credentialId: string
  readonly #content: string
  readonly #key: IntentKey
  readonly #offsets: readonly number[]
  #claimed: number[] = []
  #held: HeldIntent[] = []

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
    const { claimed, held } = await claimIntents(this.#db, {
      ...this.#key,
      credentialId: this.#credentialId,
      content: this.#content,
      offsets: this.#offsets,
      origin: 'delivery',
    })
    this.#claimed = claimed
    this.#held = held
    return claimed
  }

  /** Not sent after all. */
  giveBack(): Promise<void> {
    return settleIntents(this.#db, this.#key, this.#claimed, 'absent')
  }

  /** What became of records that were sent before; `busy` when somebody is sending one this moment. */
  async settleHeld(): Promise<{ outcome: RangeOutcome; busy: boolean }> {
    await this.giveBack()
    const outcome = noOutcome()
    for (const { offset, state, origin, isSame } of this.#held) {
      if (state === 'arrived' && isSame) outcome.duplicates.push(offset)
      if (state === 'arrived' && !isSame)
        outcome.unknown.push({ offset, sentence: origin === 'test' ? otherTest : otherDelivery })
      if (state === 'unknown')
        outcome.unknown.push({ offset, sentence: origin === 'test' ? unknownTest : unknownDelivery })
    }
    return { outcome, busy: this.#held.some(({ state }) => state === 'sending') }
  }

  /** How its intents end with a verdict, to be committed with the outcome. */
  ended(verdict: Verdict): IntentRow[] {
    const { organization, operation, nexsetId: nexset_id } = this.#key
    const state = endings[verdict.kind]
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
