/**
 * A line in which everybody's turn comes: those who stand in it are served in turn by whom they are for, however many of
 * one there are, and those in a hurry before all others.
 */
export class FairLine<Item> {
  readonly #hurried: Item[] = []
  /** In the order of their turns. */
  readonly #shares = new Map<string, Item[]>()
  #size = 0

  get size(): number {
    return this.#size + this.#hurried.length
  }

  get hurried(): number {
    return this.#hurried.length
  }

  /** `share` is whose turn it takes; null for somebody in a hurry. */
  push(share: string | null, item: Item): void {
    if (share === null) {
      this.#hurried.push(item)
      return
    }
    const waiting = this.#shares.get(share)
    if (waiting) waiting.push(item)
    else this.#shares.set(share, [item])
    this.#size += 1
  }

  shift(): Item | undefined {
    if (this.#hurried.length > 0) return this.#hurried.shift()
    for (const [share, waiting] of this.#shares) {
      const item = waiting.shift()
      this.#size -= 1
      // Behind all others, if there are more of it.
      this.#shares.delete(share)
      if (waiting.length > 0) this.#shares.set(share, waiting)
      return item
    }
    return undefined
  }

  remove(share: string | null, item: Item): void {
    const waiting = share === null ? this.#hurried : this.#shares.get(share)
    const at = waiting?.indexOf(item) ?? -1
    if (!waiting || at < 0) return
    waiting.splice(at, 1)
    if (share === null) return
    this.#size -= 1
    if (waiting.length === 0) this.#shares.delete(share)
  }
}
