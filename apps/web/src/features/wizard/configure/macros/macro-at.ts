/** The macro being typed at the caret: an attribute's name, or the name of a filter behind a bar. */
export interface OpenMacro {
  kind: 'attribute' | 'filter'
  /** As far as it is typed. */
  typed: string
  /** What a completion replaces. */
  from: number
  to: number
}

/** null where the caret stands in no open brace. */
export const macroAt = (text: string, caret: number): OpenMacro | null => {
  const open = text.slice(0, caret).lastIndexOf('{')
  if (open === -1) return null
  const inside = text.slice(open + 1, caret)
  if (/["}]/.test(inside)) return null
  const bar = inside.lastIndexOf('|')
  const rest = /^[^{}|/?&"\s]*/.exec(text.slice(caret))?.[0] ?? ''
  if (bar !== -1) {
    const from = open + 1 + bar + 1
    return { kind: 'filter', typed: inside.slice(bar + 1).trim(), from, to: caret + rest.length }
  }
  const typed = inside.trimStart().replace(/^record\.?/, '')
  return { kind: 'attribute', typed, from: open + 1, to: caret + rest.length }
}

/** The text with a completion put in, its brace closed, and where the caret then stands: behind the name, before the brace. */
export const completed = (
  text: string,
  { kind, from, to }: OpenMacro,
  name: string,
): { text: string; caret: number } => {
  const piece = kind === 'filter' ? ` ${name}` : `record${name.startsWith('[') ? '' : '.'}${name}`
  const after = text.slice(to)
  const isClosed = /^\s*[}|]/.test(after)
  const before = text.slice(0, from) + piece
  return { text: before + (isClosed ? '' : '}') + after, caret: before.length + (isClosed ? 0 : 1) }
}
