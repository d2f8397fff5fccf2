/** What a Lago version does with duplicates in a batch on the Postgres store. */
export type BatchDuplicates = 'all_or_nothing' | 'keeps_good_rows' | 'crashes_on_repeat'

const atLeast = (version: string, floor: readonly number[]): boolean => {
  const parts = version.replace(/^v/, '').split('.').map(Number)
  for (const [position, wanted] of floor.entries()) {
    const part = parts[position] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

/** All-or-nothing is only dependable from 1.39.0 (lago-api#4772); before 1.32.4 a repeat inside a batch crashed. */
export const batchDuplicates = (version: string): BatchDuplicates => {
  if (atLeast(version, [1, 39, 0])) return 'all_or_nothing'
  return atLeast(version, [1, 32, 4]) ? 'keeps_good_rows' : 'crashes_on_repeat'
}
