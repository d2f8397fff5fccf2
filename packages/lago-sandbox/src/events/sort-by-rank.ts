type Rank = (position: number) => number

/** Merges two runs that lie side by side in `from`, each in order, into the same place of `to`. */
const mergeRuns = (
  from: Uint32Array,
  to: Uint32Array,
  [start, middle, end]: readonly [number, number, number],
  rank: Rank,
): void => {
  let left = start
  let right = middle
  const isInOrder = middle >= end || rank(from[middle - 1] ?? 0) <= rank(from[middle] ?? 0)
  for (let at = start; at < end; at += 1) {
    const takesLeft =
      left < middle && (isInOrder || right >= end || rank(from[left] ?? 0) <= rank(from[right] ?? 0))
    to[at] = from[takesLeft ? left : right] ?? 0
    if (takesLeft) left += 1
    else right += 1
  }
}

/**
 * Sorts positions by rank, the lowest first; those of one rank stay as they were. A merge sort of its own, because the
 * built-in one copies a typed array into the heap where it is given a comparison, and leaves that to the garbage collector.
 */
export const sortByRank = (positions: Uint32Array, rank: Rank): void => {
  const { length } = positions
  let from: Uint32Array = positions
  let to: Uint32Array = new Uint32Array(length)
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length)
      mergeRuns(from, to, [start, middle, Math.min(middle + width, length)], rank)
    }
    const merged = to
    to = from
    from = merged
  }
  if (from !== positions) positions.set(from)
}
