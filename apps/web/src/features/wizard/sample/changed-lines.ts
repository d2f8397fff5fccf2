/**
 * Which lines of `after` (from 0) are new or different against `before`. Same start and same end are set aside first;
 * in between, texts of equal height are compared line by line, others by what `before` did not hold. Linear, because it
 * runs at every keystroke.
 */
export const changedLines = (before: readonly string[], after: readonly string[]): Set<number> => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  const changed = new Set<number>()
  const isSameHeight = before.length === after.length
  const known = new Set(isSameHeight ? [] : before.slice(start, before.length - end))
  for (let line = start; line < after.length - end; line += 1) {
    const text = after[line] ?? ''
    if (isSameHeight ? before[line] !== text : !known.has(text)) changed.add(line)
  }
  return changed
}
