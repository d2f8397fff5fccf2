/** Ids met so far, each with the number it was first given. */
export interface IdTable {
  /** The number the id has already; null when it is new, and then it has this one. */
  add: (id: string, number: number) => number | null
}

/**
 * A hash table for up to `most` ids, of a fixed size, that holds none of them: a Set that grows under 100,000 ids, or only
 * a list of them, costs more than all else that is done with an event. Any ids may meet in one place of it; those of one
 * hash are told apart by `idOf`, which gives the id of a number again.
 */
export const idTable = (most: number, idOf: (number: number) => string | null): IdTable => {
  const bits = Math.max(4, Math.ceil(Math.log2(most + 1)) + 1)
  const mask = 2 ** bits - 1
  /** For each slot the number plus one, and the hash; 0 is free. At most half is taken, so a search ends. */
  const slots = new Int32Array(2 * 2 ** bits)
  const add = (id: string, number: number): number | null => {
    const hash = hashOf(id)
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const before = (slots[2 * slot] ?? 0) - 1
      if (before < 0) {
        slots[2 * slot] = number + 1
        slots[2 * slot + 1] = hash
        return null
      }
      if (slots[2 * slot + 1] === hash && idOf(before) === id) return before
    }
  }
  return { add }
}

/** FNV-1a over the characters, its high bits stirred into the low ones. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
