import type { JsonValue } from '../records/json.ts'
import { type Path, printPath, readPath, scanPath } from '../records/path.ts'
import { type Fault, fault, type Slot } from './fault.ts'

/** A text cut at its macros: fixed parts are strings, macros are paths of attributes. */
export type MacroPart = string | Path

export type ParsedMacros = { ok: true; parts: MacroPart[] } | { ok: false; sentence: string }

/**
 * Cuts a text at `{record.a.b[0]}` and, short, `{a.b[0]}`. A `{` always starts a macro, so that a mistyped one is never
 * sent as text. `{record.record.x}` reaches an attribute that is itself called record.
 */
export const parseMacros = (text: string): ParsedMacros => {
  const parts: MacroPart[] = []
  let from = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', from)) {
    if (open > from) parts.push(text.slice(from, open))
    const macro = macroAt(text, open)
    if (!macro) return { ok: false, sentence: notAMacro(text, open) }
    parts.push(macro.path)
    from = macro.end
  }
  if (from < text.length) parts.push(text.slice(from))
  return { ok: true, parts }
}

const notAMacro = (text: string, open: number): string => {
  const close = text.indexOf('}', open)
  const shown = close === -1 ? text.slice(open) : text.slice(open, close + 1)
  return `"${shown}" is not an attribute in braces: write {record.name}.`
}

const macroAt = (text: string, open: number): { path: Path; end: number } | null => {
  const start = skipSpaces(text, open + 1)
  const { steps, end } = scanPath(text, start)
  const close = skipSpaces(text, end)
  if (steps.length === 0 || text[close] !== '}') return null
  const isLong = steps[0] === 'record' && steps.length > 1 && typeof steps[1] === 'string'
  return { path: isLong ? steps.slice(1) : steps, end: close + 1 }
}

const skipSpaces = (text: string, at: number): number => {
  let end = at
  while (text[end] === ' ') end += 1
  return end
}

/** The paths a text takes values from; none when it is not valid. */
export const macroPaths = (text: string): Path[] => {
  const parsed = parseMacros(text)
  return parsed.ok ? parsed.parts.filter((part) => typeof part !== 'string') : []
}

/** The text of one plain value, as it stands in a URL, header or text. */
export const plainText = (value: JsonValue): string | null => {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return value.raw
  return value.kind === 'boolean' ? String(value.value) : null
}

/** Takes the text a macro stands for; a value that is missing, null, empty or not plain is a fault. */
export const macroText = (path: Path): ((input: Parameters<Slot>[0]) => string | Fault) => {
  const name = printPath(path)
  const missing = fault(
    'macro_unresolved',
    `This record has no value for {record.${name}}, so nothing was made of it.`,
  )
  const nested = fault(
    'macro_unresolved',
    `{record.${name}} is an object or a list; only text, numbers and true or false fit here.`,
  )
  return ({ record }) => {
    const value = readPath(record, path)
    if (value === undefined || value.kind === 'null') return missing
    const text = plainText(value)
    if (text === null) return nested
    return text === '' ? missing : text
  }
}
