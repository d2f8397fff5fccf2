import type { AcceptedEvent } from './event.ts'

/** How often an id came, the first time too. */
export interface CopyCount {
  /** In requests that Lago accepted. */
  accepted: number
  /** Refused as `value_already_exist`. */
  refused: number
  /** Later copies, accepted or refused, whose content was not that of the event already held. */
  differing: number
}

const once: Readonly<CopyCount> = { accepted: 1, refused: 0, differing: 0 }

/** True if both say the same of the same usage. */
export const sameContent = (a: AcceptedEvent, b: AcceptedEvent): boolean =>
  a.timestampMicros === b.timestampMicros &&
  a.code === b.code &&
  a.externalSubscriptionId === b.externalSubscriptionId &&
  a.preciseTotalAmountCents === b.preciseTotalAmountCents &&
  a.properties === b.properties

/** Counts the copies of ids that came more than once; every other id costs nothing here. */
export class Copies {
  readonly #counts = new Map<string, CopyCount>()

  /** Of an id that is held. */
  of(transactionId: string): Readonly<CopyCount> {
    return this.#counts.get(transactionId) ?? once
  }

  /** Ids of which anything came twice, accepted or refused. */
  repeated(): Iterable<[string, Readonly<CopyCount>]> {
    return this.#counts
  }

  /** A later copy of an id was accepted. */
  accept(transactionId: string, isSame: boolean): void {
    const count = this.#of(transactionId)
    count.accepted += 1
    if (!isSame) count.differing += 1
  }

  /** A later copy of an id was refused. */
  refuse(transactionId: string, isSame: boolean): void {
    const count = this.#of(transactionId)
    count.refused += 1
    if (!isSame) count.differing += 1
  }

  #of(transactionId: string): CopyCount {
    const known = this.#counts.get(transactionId)
    if (known) return known
    const count = { ...once }
    this.#counts.set(transactionId, count)
    return count
  }
}
