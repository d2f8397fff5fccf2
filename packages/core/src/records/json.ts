import { createScanner, type JSONScanner, visit } from 'jsonc-parser'
import { readPlainJson } from './read-plain-json.ts'

/**
 * A JSON value that can be written again as it came: numbers and strings keep their own text (`0.10`, `"\u00e9"`), and
 * objects keep the order of their keys, also of `"10"`, `"2"` and `"__proto__"`. A key's own escapes are not kept, its name
 * is. Of a repeated key the last value counts, at the place of the first, as in JSON.parse.
 */
export type JsonValue =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; raw: string }
  /** `raw` is the text with its quotes, `value` what it says. */
  | { kind: 'string'; raw: string; value: string }
  | { kind: 'array'; items: JsonValue[] }
  | JsonObject

export interface JsonObject {
  kind: 'object'
  members: Map<string, JsonValue>
}

export type JsonKind = JsonValue['kind']

export type ParsedJson = { ok: true; value: JsonValue } | { ok: false; sentence: string }

export type JsonText = { ok: true; text: string } | { ok: false; sentence: string }

/** Nesting beyond this is refused, so that no text can exhaust the stack. */
export const maxJsonDepth = 200

/** Values of jsonc-parser's `SyntaxKind`, a const enum that type stripping cannot read. */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  end: 17,
} as const

const nullValue: JsonValue = { kind: 'null' }
const trueValue: JsonValue = { kind: 'boolean', value: true }
const falseValue: JsonValue = { kind: 'boolean', value: false }

/** JSON text → value tree. Strict as JSON.parse is, which judges the text: no comments, no trailing commas. */
export const parseJson = (text: string): ParsedJson => {
  const plain = readPlainJson(text, maxJsonDepth)
  if (plain) return { ok: true, value: plain }
  try {
    JSON.parse(text)
  } catch {
    return { ok: false, sentence: invalidJson(text) }
  }
  if (isNestedTooDeep(text))
    return { ok: false, sentence: `This JSON is nested more than ${maxJsonDepth} levels deep.` }
  const scanner = createScanner(text, true)
  scanner.scan()
  return { ok: true, value: readValue(scanner, text) }
}

/** The value of a string of JavaScript's. */
export const stringValue = (value: string): JsonValue => ({
  kind: 'string',
  raw: quote(value),
  value,
})

/** Compact JSON text: no spaces, every number and string as it came. */
export const writeJson = (value: JsonValue): string => {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return value.value ? 'true' : 'false'
    case 'number':
    case 'string':
      return value.raw
    case 'array':
      return `[${value.items.map(writeJson).join(',')}]`
    case 'object': {
      let text = ''
      for (const [key, member] of value.members)
        text += `${text === '' ? '{' : ','}${writeKey(key)}:${writeJson(member)}`
      return text === '' ? '{}' : `${text}}`
    }
    default:
      return value satisfies never
  }
}

/** A text with its quotes. One without anything to escape, as nearly all are, is spared JSON.stringify. */
const quote = (text: string): string => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32 || code === 34 || code === 92 || code >= 0xd800) return JSON.stringify(text)
  }
  return `"${text}"`
}

/** A key with its quotes. */
export const writeKey = (key: string): string => quote(key)

/** The same JSON without spaces and line ends; digits, escapes in values, order and repeated keys as JsonValue has them. */
export const compactJson = (text: string): JsonText => {
  const parsed = parseJson(text)
  return parsed.ok ? { ok: true, text: writeJson(parsed.value) } : parsed
}

/** The sentence is our own, because each browser's JSON.parse words it in another way. */
const invalidJson = (text: string): string => {
  let place = ''
  visit(
    text,
    {
      onError: (_code, _offset, _length, line, character) => {
        place ||= ` (line ${line + 1}, column ${character + 1})`
      },
    },
    { disallowComments: true },
  )
  return `This is not valid JSON${place}.`
}

/** Counts brackets first: a text with few of them cannot be deep, and nearly all have few. */
const isNestedTooDeep = (text: string): boolean => {
  let brackets = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 123 || code === 91) brackets += 1
  }
  if (brackets <= maxJsonDepth) return false
  const scanner = createScanner(text, true)
  let depth = 0
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) depth += 1
    if (kind === token.closeBrace || kind === token.closeBracket) depth -= 1
    if (depth > maxJsonDepth) return true
  }
  return false
}

/** Reads the value the scanner stands on. The text is known to be valid, so nothing is checked again. */
const readValue = (scanner: JSONScanner, text: string): JsonValue => {
  switch (scanner.getToken() as number) {
    case token.openBrace:
      return readObject(scanner, text)
    case token.openBracket: {
      const items: JsonValue[] = []
      for (let kind: number = scanner.scan(); kind !== token.closeBracket; kind = scanner.scan()) {
        if (kind === token.comma) scanner.scan()
        items.push(readValue(scanner, text))
      }
      return { kind: 'array', items }
    }
    case token.string: {
      const at = scanner.getTokenOffset()
      return {
        kind: 'string',
        raw: text.slice(at, at + scanner.getTokenLength()),
        value: scanner.getTokenValue(),
      }
    }
    case token.number:
      return { kind: 'number', raw: scanner.getTokenValue() }
    case token.true:
      return trueValue
    case token.false:
      return falseValue
    default:
      return nullValue
  }
}

const readObject = (scanner: JSONScanner, text: string): JsonObject => {
  const members = new Map<string, JsonValue>()
  for (let kind: number = scanner.scan(); kind !== token.closeBrace; kind = scanner.scan()) {
    if (kind === token.comma) scanner.scan()
    const key = scanner.getTokenValue()
    scanner.scan()
    scanner.scan()
    members.set(key, readValue(scanner, text))
  }
  return { kind: 'object', members }
}
