/**
 * Hashes of ids, 64 bits each, as two signed halves side by side: the higher one first. Numbers in one array cost no
 * allocation of their own. Two ids with the same hash are told apart by nobody, and would be taken for one.
 */
export type IdHashes = Int32Array

/** Two multiplicative hashes over the characters, each stirred into the other at the end (after cyrb53). */
export const hashIds = (ids: readonly string[]): IdHashes => {
  const hashes = new Int32Array(ids.length * 2)
  for (const [nth, id] of ids.entries()) {
    let one = 0xdeadbeef
    let other = 0x41c6ce57
    for (let at = 0; at < id.length; at += 1) {
      const unit = id.charCodeAt(at)
      one = Math.imul(one ^ unit, 0x9e3779b1)
      other = Math.imul(other ^ unit, 0x5f356495)
    }
    one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
    other = Math.imul(other ^ (other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
    hashes[nth * 2] = other
    hashes[nth * 2 + 1] = one
  }
  return hashes
}

/** As they are stored: eight bytes each, base64. */
export const writeHashes = (hashes: IdHashes): string => {
  const bytes = Buffer.allocUnsafe(hashes.length * 4)
  for (let nth = 0; nth < hashes.length; nth += 1) bytes.writeInt32BE(hashes[nth] ?? 0, nth * 4)
  return bytes.toString('base64')
}

export const readHashes = (base64: string): IdHashes => {
  const bytes = Buffer.from(base64, 'base64')
  return Int32Array.from({ length: bytes.length / 4 }, (_, nth) => bytes.readInt32BE(nth * 4))
}
