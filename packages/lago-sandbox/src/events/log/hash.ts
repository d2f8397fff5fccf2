/** Two independent 32-bit hashes of the same bytes. */
export interface ByteHash {
  high: number
  low: number
}

const mixed = (hash: number): number => {
  let mixing = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixing = Math.imul(mixing ^ (mixing >>> 13), 0xc2b2ae35)
  return (mixing ^ (mixing >>> 16)) >>> 0
}

/** Hashes a span of bytes (FNV-1a and a sibling, each mixed at its end) into `into`, so that nothing is allocated. */
export const hashBytes = (bytes: Uint8Array, from: number, to: number, into: ByteHash): void => {
  let high = 0x811c9dc5
  let low = 0x9e3779b9
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x85ebca6b)
  }
  into.high = mixed(high)
  into.low = mixed(low ^ (to - from))
}

/** True if two spans hold the same bytes. */
export const sameBytes = (
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): boolean => {
  if (aTo - aFrom !== bTo - bFrom) return false
  for (let at = aFrom; at < aTo; at += 1) {
    if (a[at] !== b[bFrom + at - aFrom]) return false
  }
  return true
}
