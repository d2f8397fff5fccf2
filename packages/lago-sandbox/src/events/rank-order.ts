import { byText } from './by-text.ts'
import type { EventStore } from './event-store.ts'
import { sortByRank } from './sort-by-rank.ts'

const FIRST_ROOM = 1024
const GROWTH = 1.25
/** Sorting takes three times the memory of what is sorted, so much is sorted in parts and merged. */
const MOST_AT_ONCE = 1 << 18

/** Bytes of memory that the order of so many events takes at most, once somebody has asked for it. */
export const orderBytes = (events: number): number => events * Uint32Array.BYTES_PER_ELEMENT * GROWTH

/** What of a store the order depends on. */
interface Ranked {
  log: Pick<EventStore['log'], 'size' | 'replacements'>
  rank: EventStore['rank']
}

/**
 * The positions of a store's events in the order of their rank, the lowest first, so that a page of a list is cut out
 * instead of sorted out of all there is. It is brought up to date when somebody asks: what arrived since is sorted and
 * merged, or appended where it is later than all before, which is nearly always so.
 */
export class RankOrder {
  #positions = new Uint32Array(FIRST_ROOM)
  #size = 0
  #replacements = 0
  readonly #mostAtOnce: number

  constructor(mostAtOnce = MOST_AT_ONCE) {
    this.#mostAtOnce = mostAtOnce
  }

  /** All positions of the store; good until the store changes. Events of one rank are in order of arrival. */
  of({ log, rank }: Ranked): Uint32Array {
    // Another content may have another rank.
    if (log.replacements !== this.#replacements) this.#size = 0
    this.#replacements = log.replacements
    this.#makeRoomFor(log.size)
    while (this.#size < log.size) this.#take(Math.min(log.size, this.#size + this.#mostAtOnce), rank)
    return this.#positions.subarray(0, this.#size)
  }

  #take(size: number, rank: (position: number) => number): void {
    const added = this.#positions.subarray(this.#size, size)
    let isInOrder = true
    let latest = this.#size === 0 ? Number.NEGATIVE_INFINITY : rank(this.#positions[this.#size - 1] ?? 0)
    for (let at = 0; at < added.length; at += 1) {
      const position = this.#size + at
      added[at] = position
      isInOrder &&= rank(position) >= latest
      latest = rank(position)
    }
    if (!isInOrder) this.#merge(added, rank)
    this.#size = size
  }

  #makeRoomFor(size: number): void {
    if (size <= this.#positions.length) return
    const larger = new Uint32Array(Math.max(size, Math.floor(this.#positions.length * GROWTH)))
    larger.set(this.#positions.subarray(0, this.#size))
    this.#positions = larger
  }

  /** Sorts what lies behind the known positions, and merges it into them from the end. */
  #merge(added: Uint32Array, rank: (position: number) => number): void {
    const later = added.slice()
    sortByRank(later, rank)
    const all = this.#positions
    let known = this.#size - 1
    let next = later.length - 1
    for (let at = this.#size + later.length - 1; next >= 0; at -= 1) {
      const isKnownLater = known >= 0 && rank(all[known] ?? 0) > rank(later[next] ?? 0)
      all[at] = (isKnownLater ? all[known] : later[next]) ?? 0
      if (isKnownLater) known -= 1
      else next -= 1
    }
  }
}

/**
 * Some of the positions that `ordered` holds, counted from the highest rank on, within one rank by transaction id.
 * Only the ids of the ranks between `from` and `to` are read.
 */
export const latestOf = (
  ordered: Uint32Array,
  from: number,
  to: number,
  { log, rank }: EventStore,
): number[] => {
  const { length } = ordered
  let first = Math.max(0, length - to)
  let end = Math.max(0, length - from)
  if (first >= end) return []
  const rankAt = (at: number): number => rank(ordered[at] ?? 0)
  while (first > 0 && rankAt(first - 1) === rankAt(first)) first -= 1
  while (end < length && rankAt(end) === rankAt(end - 1)) end += 1
  const rows = Array.from(ordered.subarray(first, end), (position) => ({
    position,
    rank: rank(position),
    id: log.transactionId(position),
  }))
  const sorted = rows.sort((a, b) => b.rank - a.rank || byText(a.id, b.id))
  const skipped = from - (length - end)
  return sorted.slice(skipped, skipped + to - from).map(({ position }) => position)
}
