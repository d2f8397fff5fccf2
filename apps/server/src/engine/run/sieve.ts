import type { PlannedRequest } from '@ferry/core'
import { type GuardParts, IdGuard } from '../identities/id-guard.ts'
import { noOutcome, type RangeOutcome } from '../ledger.ts'
import type { Claimed } from '../ranges/claim.ts'
import { spansOf, subtract } from '../ranges/positions.ts'
import type { Reader } from '../sending/ask-lago.ts'
import { findSentByOtherPlan } from './other-plan.ts'

/** What must not be sent of some requests, or not yet. */
export interface Sifted {
  outcome: RangeOutcome
  later: number[]
  /** To be sent, but each is an event that another record is already. */
  same: number[]
}

/** Looks at requests before any of them is sent: for ids that are another's, and for what was sent before an upgrade. */
export class Sieve {
  readonly #guard: IdGuard
  readonly #parts: GuardParts & { claimed: Claimed; reader: Reader }

  constructor(parts: GuardParts & { claimed: Claimed; reader: Reader }) {
    this.#parts = parts
    this.#guard = new IdGuard(parts)
  }

  /** Null when Lago does not tell just now whose ids they are: then nothing may be sent. */
  async sift(requests: readonly PlannedRequest[]): Promise<Sifted | null> {
    const repeats = await this.#guard.repeatsIn(requests)
    if (repeats === null) return null
    const { conflicts, same } = repeats
    const { outcome, later } = await this.#sentBefore(requests, conflicts)
    return { outcome: { ...outcome, setAside: [...conflicts, ...outcome.setAside] }, later, same }
  }

  async #sentBefore(requests: readonly PlannedRequest[], conflicts: RangeOutcome['setAside']) {
    const { claimed, reader, stores, version } = this.#parts
    if (!claimed.isOtherPlan || claimed.maybeSent.length === 0 || stores.of(version) === 'postgres')
      return { outcome: noOutcome(), later: [] }
    const maybeSent = subtract(claimed.maybeSent, spansOf(conflicts.map(({ offset }) => offset)))
    return findSentByOtherPlan(reader, requests, { maybeSent, attempts: claimed.attempts })
  }
}
