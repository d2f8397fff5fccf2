import { naturalKey, type PlannedRequest } from '@ferry/core'
import type { Ledger } from '../ledger.ts'
import { isBlocked } from '../ranges/blocked-keys.ts'

/** What a request of an ordered destination has to do: go, or stay behind another record of its key. */
export type Turn = 'go' | 'stay'

/**
 * Order within one run: requests about one object one after the other, those about different ones at the same time. Where
 * nothing names the object, one request at a time. A record whose key is blocked stays in the range.
 */
export class KeyOrder {
  readonly #ledger: Ledger
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #nameless = new Set<Promise<void>>()
  readonly #blocked: Map<string, number[]>
  #stayed = 0

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#blocked = new Map([...ledger.claimed.blockedKeys].map(([key, offsets]) => [key, [...offsets]]))
  }

  /** Records that wait for an earlier one of their key. */
  get stayed(): number {
    return this.#stayed
  }

  keyOf(request: PlannedRequest): string | null {
    return request.offsets.length === 1 ? naturalKey(request) : null
  }

  /** Resolves when it is the turn of a request; `stay` when an earlier record of its key is unresolved. */
  async turn(key: string | null, offsets: readonly number[]): Promise<Turn> {
    if (key === null) await Promise.all([...this.#underWay.values(), ...this.#nameless])
    else await Promise.all([this.#underWay.get(key), ...this.#nameless])
    if (key === null || !offsets.some((offset) => isBlocked(this.#blocked, key, offset))) return 'go'
    this.#stayed += offsets.length
    return 'stay'
  }

  /** A request is on its way; `task` never rejects. */
  begin(key: string | null, task: Promise<void>): void {
    if (key === null) {
      this.#nameless.add(task)
      void task.then(() => this.#nameless.delete(task))
    } else {
      this.#underWay.set(key, task)
      void task.then(() => this.#underWay.get(key) === task && this.#underWay.delete(key))
    }
  }

  /** Its records are unresolved, or have no outcome yet: later ones of the key stay behind them. */
  end(key: string | null, offsets: readonly number[], hasOutcome: boolean): void {
    if (key === null) return
    const open = hasOutcome ? offsets.filter((offset) => this.#ledger.unresolved.has(offset)) : offsets
    if (open.length > 0) this.#blocked.set(key, [...(this.#blocked.get(key) ?? []), ...open])
    if (!hasOutcome || open.length > 0) return
    const arrived = new Set(offsets)
    const left = this.#blocked.get(key)?.filter((offset) => !arrived.has(offset)) ?? []
    if (left.length > 0) this.#blocked.set(key, left)
    else this.#blocked.delete(key)
  }
}
