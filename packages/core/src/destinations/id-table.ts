/** Ids met so far, each with the number it was first given. */
export interface IdTable {
  /** The number the id has already; null when it is new, and then it has this one. */
  add: (id: string, number: number) => number | null
}

/**
 * A hash table for up to `most` ids, of a fixed size: a Set that grows under 100,000 ids costs more than all else that is
 * done with an event. Any ids may meet in one place of it; they are told apart by their text.
 */
export const idTable = (most: number): IdTable => {
  const bits = Math.max(4, Math.ceil(Math.log2(most + 1)) + 1)
  const mask = 2 ** bits - 1
  /** Place in `ids` plus one; 0 is free. At most half of it is taken, so a search ends. */
  const slots = new Int32Array(2 ** bits)
  const ids: string[] = []
  const numbers: number[] = []
  const add = (id: string, number: number): number | null => {
    for (let slot = hashOf(id) & mask; ; slot = (slot + 1) & mask) {
      const place = slots[slot] ?? 0
      if (place === 0) {
        slots[slot] = ids.push(id)
        numbers.push(number)
        return null
      }
      if (ids[place - 1] === id) return numbers[place - 1] ?? null
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
