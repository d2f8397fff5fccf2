import type { JsonValue } from '../records/json.ts'
import { type Path, printPath, scanPath } from '../records/path.ts'
import { closest } from './catalogue-fields.ts'
import { type Filter, filterNames } from './config.ts'
import { type Fault, fault, type Input } from './fault.ts'
import { compileFilters } from './filters.ts'
import { plainText } from './plain-text.ts'

/** One macro: an attribute, through filters. `text` is what stands between the braces. */
export interface Macro {
  path: Path
  filters: Filter[]
  text: string
}

/** A text cut at its macros: fixed parts are strings. */
export type MacroPart = string | Macro

export type ParsedMacros = { ok: true; parts: MacroPart[] } | { ok: false; sentence: string }

/**
 * Cuts a text at `{record.a.b[0]}` and, short, `{a.b[0]}`, with filters behind (`{record.a | trim | default:"x"}`). A `{`
 * always starts a macro, so that a mistyped one, `{{a}}` too, is never sent as text; a brace itself is written `{"{"}`.
 * `{record.record.x}` reaches an attribute that is itself called record, `{record["a|b"]}` one with a bar in its name.
 */
export const parseMacros = (text: string): ParsedMacros => {
  const parts: MacroPart[] = []
  let from = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', from)) {
    if (open > from) parts.push(text.slice(from, open))
    const found = literalAt(text, open) ?? macroAt(text, open)
    if (typeof found === 'string') return { ok: false, sentence: found }
    parts.push(found.part)
    from = found.end
  }
  if (from < text.length) parts.push(text.slice(from))
  return { ok: true, parts }
}

interface Found {
  part: MacroPart
  end: number
}

const literal = /\{ *("(?:[^"\\]|\\.)*") *\}/y
/** Each piece can be read in one way only, so that a long text costs no more than its length. */
const filterName = /\|[ ]*(\w*)/y
const filterArgument = /:[ ]*(?:("(?:[^"\\]|\\.)*")|([^|{}"]*))/y

const literalAt = (text: string, open: number): Found | null => {
  literal.lastIndex = open
  const match = literal.exec(text)
  return match?.[1] ? { part: unquote(match[1]), end: literal.lastIndex } : null
}

/** A text with a stray escape is taken as it stands. */
const unquote = (quoted: string): string => {
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted.slice(1, -1)
  }
}

/** The macro that starts at a brace, or a sentence that says why there is none. */
const macroAt = (text: string, open: number): Found | string => {
  const start = skipSpaces(text, open + 1)
  const { steps, end: afterPath } = scanPath(text, start, { upToBar: true })
  const filters: Filter[] = []
  let end = skipSpaces(text, afterPath)
  while (text[end] === '|') {
    const found = filterAt(text, end)
    if (typeof found === 'string') return found
    filters.push(found.filter)
    end = skipSpaces(text, found.end)
  }
  if (steps.length === 0 || text[end] !== '}') return notAMacro(text, open)
  const compiled = compileFilters(filters)
  if (!compiled.ok) return compiled.fault.sentence
  const isLong = steps[0] === 'record' && steps.length > 1 && typeof steps[1] === 'string'
  const path = isLong ? steps.slice(1) : steps
  return { part: { path, filters, text: text.slice(open + 1, end) }, end: end + 1 }
}

/** The filter behind a bar, or a sentence that says why there is none. */
const filterAt = (text: string, bar: number): { filter: Filter; end: number } | string => {
  filterName.lastIndex = bar
  const name = filterName.exec(text)?.[1] ?? ''
  const known = filterNames.find((each) => each === name)
  if (known === undefined) return noFilter(name)
  const afterName = skipSpaces(text, filterName.lastIndex)
  filterArgument.lastIndex = afterName
  const match = filterArgument.exec(text)
  if (!match) return { filter: { name: known }, end: afterName }
  const [, quoted, bare = ''] = match
  const argument = quoted === undefined ? bare.trim() : unquote(quoted)
  return { filter: { name: known, argument }, end: filterArgument.lastIndex }
}

const noFilter = (name: string): string => {
  const near = closest(name, filterNames)
  return `There is no filter "${name}".${near ? ` Did you mean ${near}?` : ` There are ${filterNames.join(', ')}.`}`
}

const notAMacro = (text: string, open: number): string => {
  const close = text.indexOf('}', open)
  const shown = close === -1 ? text.slice(open) : text.slice(open, close + 1)
  return `"${shown}" is not an attribute in braces: write {record.name}, or {"{"} for a brace itself.`
}

const skipSpaces = (text: string, at: number): number => {
  let end = at
  while (text[end] === ' ') end += 1
  return end
}

/** The paths a text takes values from; none when it is not valid. */
export const macroPaths = (text: string): Path[] => {
  const parsed = parseMacros(text)
  return parsed.ok ? parsed.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.path])) : []
}

/** Takes the value a macro stands for, through its filters; one that is missing or null is a fault. */
export const macroValue = ({ path, filters }: Macro): ((input: Input) => JsonValue | Fault) => {
  const missing = missingFault(path)
  const compiled = compileFilters(filters)
  if (!compiled.ok) return () => compiled.fault
  const { run } = compiled.chain
  return (input) => {
    const found = input.record.at(path)
    const value = filters.length === 0 ? found : run(found, input)
    return value === undefined || value.kind === 'null' ? missing : value
  }
}

/** Takes the text a macro stands for; a value that is missing, null, empty or not plain is a fault. */
export const macroText = (macro: Macro): ((input: Input) => string | Fault) => {
  const take = macroValue(macro)
  const missing = missingFault(macro.path)
  const nested = fault(
    'macro_unresolved',
    `{record.${printPath(macro.path)}} is an object or a list; only text, numbers and true or false fit here.`,
  )
  return (input) => {
    const value = take(input)
    if (value.kind === 'fault') return value
    const text = plainText(value)
    if (text === null) return nested
    return text === '' ? missing : text
  }
}

const missingFault = (path: Path): Fault =>
  fault(
    'macro_unresolved',
    `This record has no value for {record.${printPath(path)}}, so nothing was made of it.`,
  )
