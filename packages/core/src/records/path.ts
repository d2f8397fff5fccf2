import type { JsonValue } from './json.ts'

/** Steps from a record to one of its values: a string names a member, a number counts in an array. */
export type PathStep = string | number
export type Path = readonly PathStep[]

export type ParsedPath = { ok: true; steps: Path } | { ok: false; sentence: string }

const bareName = /[^.[\]{}"\s](?:[^.[\]{}"]*[^.[\]{}"\s])?/y
const bareUpToBar = /[^.[\]{}"|\s](?:[^.[\]{}"|]*[^.[\]{}"|\s])?/y
const indexStep = /\[(\d{1,9})\]/y
const quotedStep = /\[("(?:[^"\\]|\\.)*")\]/y

/** `a.b[0]`, `a["x.y"]` → steps. A name that holds `.`, brackets, braces or quotes is written `["…"]`. */
export const parsePath = (text: string): ParsedPath => {
  const { steps, end } = scanPath(text, 0)
  if (steps.length > 0 && end === text.length) return { ok: true, steps }
  return { ok: false, sentence: `"${text}" is not an attribute: write it as name, a.b, a[0] or a["x.y"].` }
}

/**
 * Reads the longest path that starts at `at`; `end` is where it stops. No steps when none starts there. In a macro a bar
 * ends a name, because filters stand behind it.
 */
export const scanPath = (
  text: string,
  at: number,
  { upToBar }: { upToBar: boolean } = { upToBar: false },
): { steps: Path; end: number } => {
  const steps: PathStep[] = []
  let end = at
  for (;;) {
    const found = matchAt(quotedStep, text, end) ?? (steps.length > 0 ? matchAt(indexStep, text, end) : null)
    if (found) {
      steps.push(found.captured.startsWith('"') ? unquote(found.captured) : Number(found.captured))
      end = found.end
      continue
    }
    const dotted = steps.length > 0
    if (dotted && text[end] !== '.') return { steps, end }
    const name = matchAt(upToBar ? bareUpToBar : bareName, text, dotted ? end + 1 : end)
    if (!name) return { steps, end }
    steps.push(name.captured)
    end = name.end
  }
}

const matchAt = (pattern: RegExp, text: string, at: number): { captured: string; end: number } | null => {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? { captured: match[1] ?? match[0], end: at + match[0].length } : null
}

/** A quoted name with a stray escape is taken as it stands. */
const unquote = (quoted: string): string => {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted.slice(1, -1)
  }
}

/** Steps → the text that `parsePath` reads back, in a macro too. */
export const printPath = (steps: Path): string =>
  steps.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!isBare(step)) return `${text}[${JSON.stringify(step)}]`
    return text === '' ? step : `${text}.${step}`
  }, '')

const isBare = (name: string): boolean => {
  bareUpToBar.lastIndex = 0
  return bareUpToBar.exec(name)?.[0] === name
}

/** The value at a path, or undefined where the record has none. */
export const readPath = (value: JsonValue, steps: Path): JsonValue | undefined => {
  let found: JsonValue | undefined = value
  for (const step of steps) {
    if (found?.kind === 'object' && typeof step === 'string') found = found.members.get(step)
    else if (found?.kind === 'array' && typeof step === 'number') found = found.items[step]
    else return undefined
  }
  return found
}
