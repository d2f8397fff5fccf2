/** What is listed with a reason: a record set aside, or one whose outcome is unknown. */
export interface Reasoned {
  offset: number
  sentence: string
  at: string
}

export interface Reason<T extends Reasoned> {
  sentence: string
  items: T[]
  firstAt: string
  lastAt: string
}

/** Records by the sentence that says why, the most frequent first; in each, by their place in the Nexset. */
export function byReason<T extends Reasoned>(items: readonly T[]): Reason<T>[] {
  return [...Map.groupBy(items, ({ sentence }) => sentence)]
    .map(([sentence, group]) => {
      const times = group.map(({ at }) => at).toSorted()
      return {
        sentence,
        items: group.toSorted((a, b) => a.offset - b.offset),
        firstAt: times[0] ?? '',
        lastAt: times.at(-1) ?? '',
      }
    })
    .toSorted((a, b) => b.items.length - a.items.length || a.sentence.localeCompare(b.sentence))
}
