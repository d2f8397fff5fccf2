import { parseJson } from '@ferry/core'

type Step = string | number

/** Indentation and, where the line begins a member, its key with quotes. */
const shape = /^( *)("(?:[^"\\]|\\.)*")?(: )?/

const indentOf = (line: string): number => line.length - line.trimStart().length

/**
 * Where a line of pretty JSON stands in the value: `['events', 2, 'timestamp']`. Walks back over the lines before it,
 * because one line is asked for at a time and thousands are shown.
 */
export const linePath = (lines: readonly string[], at: number): Step[] => {
  const line = lines[at] ?? ''
  let indent = indentOf(line)
  // A line that only closes something stands for what it closes.
  let path: Step[] = isClosing(line) ? [] : own(line)
  if (isClosing(line)) indent += 1
  let items = path.length === 0 && !isClosing(line) ? 0 : -1
  for (let above = at - 1; above >= 0 && indent > 0; above -= 1) {
    const text = lines[above] ?? ''
    const depth = indentOf(text)
    if (depth === indent && items >= 0 && !isClosing(text)) items += 1
    if (depth >= indent) continue
    if (items >= 0) path = [items, ...path]
    const key = own(text)
    path = [...key, ...path]
    indent = depth
    items = key.length === 0 && depth > 0 ? 0 : -1
  }
  return path
}

const isClosing = (line: string): boolean => /^ *[\]}]/.test(line)

const own = (line: string): string[] => {
  const [, , quoted, colon] = shape.exec(line) ?? []
  if (quoted === undefined || colon === undefined) return []
  const parsed = parseJson(quoted)
  return parsed.ok && parsed.value.kind === 'string' ? [parsed.value.value] : []
}
