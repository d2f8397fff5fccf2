import { type Claimed, leaseSeconds } from './ranges/claim.ts'
import type { RangeChange } from './ranges/commit.ts'
import { countOf, noPositions } from './ranges/positions.ts'

/** No request is begun in the last part of a lease, whatever the two clocks think of each other. */
const marginMs = 2_000

/** What one request (or a look at the records) taught about the records of a range. */
export interface RangeOutcome {
  delivered: number[]
  duplicates: number[]
  setAside: AsideOutcome[]
  unknown: UnknownOutcome[]
}

export interface UnknownOutcome {
  offset: number
  sentence: string
  /** What a look-up found, in words; null when there was none. */
  lookUp: string | null
}

export interface AsideOutcome {
  offset: number
  code: string
  field: string | null
  sentence: string
  /** Lago's, or null when the record was stopped before sending. */
  status: number | null
  /** An earlier call of it may have arrived, so it keeps what Lago knows it by. */
  mayBeStored: boolean
  /** What Lago holds under its id, for a conflict: JSON text. */
  stored: string | null
}

export const noOutcome = (): RangeOutcome => ({ delivered: [], duplicates: [], setAside: [], unknown: [] })

/** All records that an outcome says something of. */
export const offsetsIn = ({ delivered, duplicates, setAside, unknown }: RangeOutcome): number[] => [
  ...delivered,
  ...duplicates,
  ...setAside.map(({ offset }) => offset),
  ...unknown.map(({ offset }) => offset),
]

export interface Release {
  notBeforeSeconds: number | null
  attempts: number
  maybeSent: string
  /** See `RangeChange.waits_since`. */
  waitsSince: number | null
}

const done: Release = { notBeforeSeconds: null, attempts: 0, maybeSent: noPositions, waitsSince: null }

/** What a worker knows about the range it holds: what is in the air, what waits to be committed, and its lease. */
export class Ledger {
  readonly claimed: Claimed
  /** Offsets finished by this worker, committed or not. */
  readonly finished: number[] = []
  /** Offsets that were set aside or are unknown. */
  readonly unresolved = new Set<number>()
  /** The range belongs to somebody else now, or is gone. */
  isLost = false
  release: Release | null = null
  readonly #toFinish: number
  #isGivenBack = false
  #inAir = 0
  #shownInAir = 0
  #landed = 0
  #delivered = false
  #renewedAt = performance.now()
  #uncommitted: number[] = []
  #freed: number[] = []
  readonly #blocking: ReadonlySet<number>
  #counts = { delivered: 0, duplicates: 0, set_aside: 0, unknown: 0 }
  #safeUntil: number

  constructor(claimed: Claimed) {
    this.claimed = claimed
    this.#blocking = new Set([...claimed.blockedKeys.values()].flat())
    this.#toFinish = claimed.recordCount - countOf(claimed.finished)
    this.#safeUntil = claimed.claimedAt + leaseSeconds * 1000 - marginMs
  }

  /** Whether the lease surely lasts, on the monotonic clock. */
  get isSafe(): boolean {
    return !this.isLost && performance.now() < this.#safeUntil
  }

  /** Some of its records are sent and not answered. */
  get isInAir(): boolean {
    return this.#inAir > this.#landed
  }

  /** What is in the air is not what was committed last. */
  get isUnshown(): boolean {
    return this.#inAir !== this.#shownInAir
  }

  /** Since the lease was renewed. */
  get ageMs(): number {
    return performance.now() - this.#renewedAt
  }

  /** Its release was taken to be committed; nothing more is written under its fence. */
  get isGivenBack(): boolean {
    return this.#isGivenBack
  }

  /** Whether records were delivered since it was asked last. */
  takeDelivered(): boolean {
    const delivered = this.#delivered
    this.#delivered = false
    return delivered
  }

  takeOff(records: number): void {
    this.#inAir += records
  }

  /** `landed` records are no longer in the air once the outcome is committed. */
  add(outcome: RangeOutcome, landed: number): void {
    const { delivered, duplicates, setAside, unknown } = outcome
    const offsets = offsetsIn(outcome)
    this.#uncommitted.push(...offsets)
    this.finished.push(...offsets)
    for (const { offset } of [...setAside, ...unknown]) this.unresolved.add(offset)
    if (this.#blocking.size > 0)
      this.#freed.push(...[...delivered, ...duplicates].filter((offset) => this.#blocking.has(offset)))
    this.#counts.delivered += delivered.length
    this.#counts.duplicates += duplicates.length
    this.#counts.set_aside += setAside.length
    this.#counts.unknown += unknown.length
    this.#landed += landed
    if (delivered.length > 0) this.#delivered = true
  }

  /**
   * What there is to commit; a second call gives what came after the first. Gives the range back as done with the outcome
   * of its last record.
   */
  take(positionsText: (offsets: readonly number[]) => string): RangeChange {
    this.#inAir -= this.#landed
    this.#shownInAir = this.#inAir
    if (this.finished.length === this.#toFinish && this.#inAir === 0) this.release ??= done
    this.#isGivenBack = this.release !== null
    const { destinationId, number, fence, attempts } = this.claimed
    const change: RangeChange = {
      destination_id: destinationId,
      number,
      fence,
      finished: positionsText(this.#uncommitted),
      ...this.#counts,
      in_flight: this.#inAir,
      release: this.release !== null,
      not_before_seconds: this.release?.notBeforeSeconds ?? null,
      attempts: this.release?.attempts ?? attempts,
      maybe_sent: this.release?.maybeSent ?? noPositions,
      waits_since: this.release?.waitsSince ?? null,
      freed: positionsText(this.#freed),
    }
    this.#landed = 0
    this.#uncommitted = []
    this.#freed = []
    this.#counts = { delivered: 0, duplicates: 0, set_aside: 0, unknown: 0 }
    return change
  }

  /** The commit that was begun at `begunAt` (monotonic) has renewed the lease. */
  renew(begunAt: number): void {
    this.#renewedAt = begunAt
    this.#safeUntil = begunAt + leaseSeconds * 1000 - marginMs
  }
}
