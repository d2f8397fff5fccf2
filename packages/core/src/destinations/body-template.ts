import { type JsonValue, parseJson, writeJson, writeKey } from '../records/json.ts'
import { printPath } from '../records/path.ts'
import type { FieldFault, Group } from './compiled.ts'
import { type Fault, fault, type Input } from './fault.ts'
import { type Macro, macroText, macroValue, parseMacros } from './macro.ts'

/** A body cut where values go in: fixed text, an attribute of the record, or the list of records. */
type Piece = string | { field: string; text: (input: Input) => string | Fault } | typeof theRecords
const theRecords = Symbol('records')

const field = 'Custom template'

/**
 * A JSON text with `"{records}"` in it, once, and any number of texts with macros: `"{record.x}"` alone is the attribute
 * as it is, `"for {record.x}"` a text. What the macros stand for is the name of the group.
 */
export const compileBodyTemplate = (
  template: string,
  faults: FieldFault[],
): ((input: Input, faults: FieldFault[]) => Group) => {
  const pieces: Piece[] = []
  const wrong = piecesOf(template, pieces)
  if (wrong) faults.push({ ...wrong, field })
  const at = pieces.indexOf(theRecords)
  const open = merged(pieces.slice(0, at))
  const close = merged(pieces.slice(at + 1))
  return (input, recordFaults) => {
    const before = `${render(open, input, recordFaults)}[`
    const after = `]${render(close, input, recordFaults)}`
    return { name: `${before}\n${after}`, open: before, close: after }
  }
}

const piecesOf = (template: string, pieces: Piece[]): Fault | null => {
  if (template.trim() === '')
    return invalid('The template is empty: write the body, with "{records}" where their list belongs.')
  const parsed = parseJson(template)
  if (!parsed.ok) {
    const isBare = /[:[,]\s*\{\s*record/.test(template) || /^\s*\{\s*records?[\s.}]/.test(template)
    return invalid(
      isBare ? `${parsed.sentence} Macros stand in quotes: "{records}", "{record.x}".` : parsed.sentence,
    )
  }
  const wrong = addPieces(parsed.value, pieces)
  if (wrong) return wrong
  const count = pieces.filter((piece) => piece === theRecords).length
  if (count === 1) return null
  return invalid(
    count === 0
      ? 'The template has no "{records}", so the records would not be sent: put it where their list belongs.'
      : 'The template has "{records}" more than once, which would send each record more than once.',
  )
}

const invalid = (sentence: string): Fault => fault('grouping_invalid', sentence)

const addPieces = (value: JsonValue, pieces: Piece[]): Fault | null => {
  if (value.kind === 'string') return addText(value.value, value.raw, pieces)
  if (value.kind === 'object') return addObject(value.members, pieces)
  if (value.kind !== 'array') {
    pieces.push(writeJson(value))
    return null
  }
  for (const [index, item] of value.items.entries()) {
    pieces.push(index === 0 ? '[' : ',')
    const wrong = addPieces(item, pieces)
    if (wrong) return wrong
  }
  pieces.push(value.items.length === 0 ? '[]' : ']')
  return null
}

const addObject = (members: ReadonlyMap<string, JsonValue>, pieces: Piece[]): Fault | null => {
  let mark = '{'
  for (const [key, member] of members) {
    if (key.includes('{'))
      return invalid(`"${key}": the names in a template are fixed; only values take macros.`)
    pieces.push(`${mark}${writeKey(key)}:`)
    mark = ','
    const wrong = addPieces(member, pieces)
    if (wrong) return wrong
  }
  pieces.push(members.size === 0 ? '{}' : '}')
  return null
}

const addText = (text: string, raw: string, pieces: Piece[]): Fault | null => {
  if (!text.includes('{')) {
    pieces.push(raw)
    return null
  }
  const parsed = parseMacros(text)
  if (!parsed.ok) return invalid(parsed.sentence)
  const { parts } = parsed
  const [only] = parts
  if (parts.some(isRecords)) {
    if (parts.length > 1)
      return invalid(`"${text}": {records} is a list and stands alone in its quotes: "{records}".`)
    pieces.push(theRecords)
  } else if (parts.length === 1 && only !== undefined && typeof only !== 'string') {
    pieces.push(wholeValue(only))
  } else {
    pieces.push(textOf(parts))
  }
  return null
}

const isRecords = (part: string | Macro): boolean =>
  typeof part !== 'string' && part.text.trim() === 'records'

const wholeValue = (macro: Macro): Piece => {
  const take = macroValue(macro)
  return {
    field: printPath(macro.path),
    text: (input) => {
      const value = take(input)
      if (value.kind === 'fault') return value
      return value.kind === 'string' ? JSON.stringify(value.value) : writeJson(value)
    },
  }
}

const textOf = (parts: readonly (string | Macro)[]): Piece => {
  const macros = parts.filter((part) => typeof part !== 'string')
  const texts = parts.filter((part) => typeof part === 'string')
  if (macros.length === 0) return JSON.stringify(texts.join(''))
  const takes = parts.map((part) => (typeof part === 'string' ? part : macroText(part)))
  return {
    field: macros.map(({ path }) => printPath(path)).join(', '),
    text: (input) => {
      let text = ''
      for (const take of takes) {
        const piece = typeof take === 'string' ? take : take(input)
        if (typeof piece !== 'string') return piece
        text += piece
      }
      return JSON.stringify(text)
    },
  }
}

/** Neighbouring fixed texts as one. */
const merged = (pieces: readonly Piece[]): Piece[] => {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece
    else result.push(piece)
  }
  return result
}

const render = (pieces: readonly Piece[], input: Input, faults: FieldFault[]): string => {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else if (piece !== theRecords) {
      const value = piece.text(input)
      if (typeof value === 'string') text += value
      else faults.push({ ...value, field: piece.field })
    }
  }
  return text
}
