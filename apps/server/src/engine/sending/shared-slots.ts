import type { Deps } from '../../deps.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import { giveShareBack, takeShare } from '../ranges/in-flight-share.ts'
import type { Slots } from './slots.ts'

const refreshMs = 500

/** Keeps this process's part of a destination's cap on requests in flight, while it works on it. */
export class SharedSlots {
  readonly #deps: Pick<Deps, 'db' | 'log'>
  readonly #mine: { destinationId: string; owner: string }
  #asking: Promise<void> | null = null

  constructor(deps: Pick<Deps, 'db' | 'log'>, mine: { destinationId: string; owner: string }) {
    this.#deps = deps
    this.#mine = mine
  }

  /** Does `work` with slots that follow what the processes share; without a cap somebody set, just does it. */
  async during(
    { rules, slots }: { rules: DeliveryRules; slots: Slots },
    work: () => Promise<void>,
  ): Promise<void> {
    if (!rules.isCapped) return work()
    await this.#ask(rules.inFlight, slots)
    const timer = setInterval(() => {
      this.#asking ??= this.#ask(rules.inFlight, slots)
        // What was granted lasts longer than the next few tries.
        .catch((error: unknown) =>
          this.#deps.log.warn({ error }, 'Requests in flight could not be shared anew'),
        )
        .finally(() => (this.#asking = null))
    }, refreshMs)
    try {
      await work()
    } finally {
      clearInterval(timer)
      await this.#asking
      const { destinationId, owner } = this.#mine
      await giveShareBack(this.#deps.db, destinationId, owner)
    }
  }

  async #ask(cap: number, slots: Slots) {
    slots.setCap(await takeShare(this.#deps.db, { ...this.#mine, cap, busy: slots.busy }))
  }
}
