import type { JsonObject, JsonValue } from './json.ts'

/**
 * The quick way to a value tree, for the JSON that nearly all records are. Reads from left to right and gives up (null)
 * at the first thing it is not certain of: every text it accepts, JSON.parse accepts, with the same value. What it gives up
 * on is judged by JSON.parse itself, so nothing is refused here.
 */
export const readPlainJson = (text: string, maxDepth: number): JsonValue | null => {
  const reader = readerAt(text, 0, maxDepth)
  skipSpace(reader)
  const value = readValue(reader)
  if (value === null) return null
  skipSpace(reader)
  return reader.at === text.length ? value : null
}

/** A text that is being read. */
export interface Reader {
  readonly text: string
  /** The next character to read. */
  at: number
  /** Levels of nesting that are left. */
  depth: number
  /** Nothing so far that writing the value would change: no spaces, no key with escapes, no key twice. */
  isCompact: boolean
}

export const readerAt = (text: string, at: number, maxDepth: number): Reader => ({
  text,
  at,
  depth: maxDepth,
  isCompact: true,
})

const code = {
  space: 32,
  quote: 34,
  comma: 44,
  minus: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  letterE: 101,
  openBrace: 123,
  closeBrace: 125,
} as const

const literals: readonly (readonly [text: string, value: JsonValue])[] = [
  ['null', { kind: 'null' }],
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
]

/** Where the spaces end that start at `at`, if there are any. */
export const endOfSpace = (text: string, at: number): number => {
  let end = at
  for (;;) {
    const next = text.charCodeAt(end)
    const isSpace = next <= code.space && (next === code.space || next === 10 || next === 13 || next === 9)
    if (!isSpace) return end
    end += 1
  }
}

const skipSpace = (reader: Reader): void => {
  const end = endOfSpace(reader.text, reader.at)
  if (end === reader.at) return
  reader.at = end
  reader.isCompact = false
}

/** The value that starts at the reader's place; null when that is not certain. */
export const readValue = (reader: Reader): JsonValue | null => {
  const first = reader.text.charCodeAt(reader.at)
  if (first === code.quote) return readString(reader)
  if (first === code.minus || isDigit(first)) return readNumber(reader)
  if (first === code.openBrace) return nested(reader, readObject)
  if (first === code.openBracket) return nested(reader, readArray)
  return readLiteral(reader)
}

const nested = (reader: Reader, read: (reader: Reader) => JsonValue | null): JsonValue | null => {
  if (reader.depth === 0) return null
  reader.depth -= 1
  const value = read(reader)
  reader.depth += 1
  return value
}

const readLiteral = (reader: Reader): JsonValue | null => {
  const found = literals.find(([text]) => reader.text.startsWith(text, reader.at))
  if (!found) return null
  reader.at += found[0].length
  return found[1]
}

const isDigit = (character: number): boolean => character >= code.zero && character <= code.nine

const readDigits = (text: string, at: number): number => {
  let end = at
  while (isDigit(text.charCodeAt(end))) end += 1
  return end
}

/** The end of `-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?`, in the letters of RFC 8259; 0 when there is none. */
const endOfNumber = (text: string, at: number): number => {
  const whole = text.charCodeAt(at) === code.minus ? at + 1 : at
  let end = readDigits(text, whole)
  if (end === whole || (text.charCodeAt(whole) === code.zero && end > whole + 1)) return 0
  if (text.charCodeAt(end) === code.dot) {
    const fraction = end + 1
    end = readDigits(text, fraction)
    if (end === fraction) return 0
  }
  if ((text.charCodeAt(end) | 32) !== code.letterE) return end
  const sign = text.charCodeAt(end + 1)
  const power = sign === 43 || sign === code.minus ? end + 2 : end + 1
  end = readDigits(text, power)
  return end === power ? 0 : end
}

const readNumber = (reader: Reader): JsonValue | null => {
  const { text, at } = reader
  const end = endOfNumber(text, at)
  if (end === 0) return null
  reader.at = end
  return { kind: 'number', raw: text.slice(at, end) }
}

/** Goes over a value without making anything of it where that is not needed; false when it is not certain. */
export const skipValue = (reader: Reader): boolean => {
  const { text, at } = reader
  const first = text.charCodeAt(at)
  if (first === code.quote) {
    const end = endOfString(text, at)
    if (end === 0 || (end < 0 && unescaped(text.slice(at, -end)) === null)) return false
    reader.at = Math.abs(end)
    return true
  }
  if (first !== code.minus && !isDigit(first)) return readValue(reader) !== null
  reader.at = endOfNumber(text, at)
  return reader.at !== 0
}

/** The end of the string that starts at `at`, after its quote, negative when it holds a backslash; 0 when it is not whole. */
export const endOfString = (text: string, at: number): number => {
  let isEscaped = false
  for (let end = at + 1; end < text.length; end += 1) {
    const next = text.charCodeAt(end)
    if (next === code.quote) return isEscaped ? -(end + 1) : end + 1
    if (next < code.space) return 0
    if (next === code.backslash) {
      isEscaped = true
      end += 1
    }
  }
  return 0
}

/** What a text with backslashes says; JSON.parse judges it. */
const unescaped = (raw: string): string | null => {
  try {
    return JSON.parse(raw) as string
  } catch {
    return null
  }
}

const readString = (reader: Reader): JsonValue | null => {
  const { text, at } = reader
  const end = endOfString(text, at)
  if (end === 0) return null
  reader.at = Math.abs(end)
  const raw = text.slice(at, reader.at)
  const value = end > 0 ? text.slice(at + 1, end - 1) : unescaped(raw)
  return value === null ? null : { kind: 'string', raw, value }
}

const readKey = (reader: Reader): string | null => {
  const { text, at } = reader
  if (text.charCodeAt(at) !== code.quote) return null
  const end = endOfString(text, at)
  if (end === 0) return null
  reader.at = Math.abs(end)
  if (end > 0) return text.slice(at + 1, end - 1)
  reader.isCompact = false
  return unescaped(text.slice(at, -end))
}

/** Goes over the comma after a member or item, or the bracket that ends them: 1 and 0; -1 for anything else. */
const goOn = (reader: Reader, close: number): number => {
  skipSpace(reader)
  const next = reader.text.charCodeAt(reader.at)
  if (next !== code.comma && next !== close) return -1
  reader.at += 1
  if (next === close) return 0
  skipSpace(reader)
  return 1
}

/** Goes over the opening bracket; true when the closing one follows. */
const isEmpty = (reader: Reader, close: number): boolean => {
  reader.at += 1
  skipSpace(reader)
  if (reader.text.charCodeAt(reader.at) !== close) return false
  reader.at += 1
  return true
}

const readArray = (reader: Reader): JsonValue | null => {
  const items: JsonValue[] = []
  if (isEmpty(reader, code.closeBracket)) return { kind: 'array', items }
  for (;;) {
    const item = readValue(reader)
    if (item === null) return null
    items.push(item)
    const more = goOn(reader, code.closeBracket)
    if (more < 1) return more === 0 ? { kind: 'array', items } : null
  }
}

const readObject = (reader: Reader): JsonObject | null => {
  const members = new Map<string, JsonValue>()
  if (isEmpty(reader, code.closeBrace)) return { kind: 'object', members }
  for (let count = 1; ; count += 1) {
    const key = readKey(reader)
    if (key === null) return null
    skipSpace(reader)
    if (reader.text.charCodeAt(reader.at) !== code.colon) return null
    reader.at += 1
    skipSpace(reader)
    const value = readValue(reader)
    if (value === null) return null
    members.set(key, value)
    const more = goOn(reader, code.closeBrace)
    if (more === 1) continue
    if (members.size < count) reader.isCompact = false
    return more === 0 ? { kind: 'object', members } : null
  }
}
