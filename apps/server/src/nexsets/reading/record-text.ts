import { type JsonValue, maxJsonDepth, parseJson } from '@ferry/core'

/** A record may be this large, as UTF-8. Lago takes no larger request anyway. */
export const mostRecordBytes = 1024 * 1024
export const tooLarge = 'This record is larger than 1 MiB.'

export type CheckedRecord = { ok: true } | { ok: false; sentence: string; line: number }

/** Looks whether a text is one record of at most 1 MiB. `line` of a failure counts from 0 within the text. */
export const checkRecord = (text: string): CheckedRecord =>
  isTooLarge(text) ? { ok: false, sentence: tooLarge, line: 0 } : checkObject(text)

export const isTooLarge = (text: string) => Buffer.byteLength(text) > mostRecordBytes

/** Looks whether a text is a JSON object in which no key is repeated. */
export const checkObject = (text: string): CheckedRecord => {
  if (isPlainlyGood(text)) return { ok: true }
  const parsed = parseJson(text)
  if (!parsed.ok) return { ok: false, ...placed(parsed.sentence) }
  if (parsed.value.kind !== 'object') {
    return {
      ok: false,
      sentence: `A record must be a JSON object, this is ${named[parsed.value.kind]}.`,
      line: 0,
    }
  }
  const key = repeatedKey(text, parsed.value)
  if (key === null) return { ok: true }
  return {
    ok: false,
    sentence: `The key ${key} is there twice in one object, so its value is not certain. Keep one.`,
    line: 0,
  }
}

/**
 * The quick way, several times faster than a tree of values: an object whose text has as many keys as the object has
 * members. Whatever it does not pass is looked at again for the reason.
 */
const isPlainlyGood = (text: string): boolean => {
  if (!text.trimStart().startsWith('{')) return false
  try {
    const members = countMembers(JSON.parse(text), 1)
    return members !== null && members === countKeys(text)
  } catch {
    return false
  }
}

/** null when it is nested too deep. */
const countMembers = (value: unknown, depth: number): number | null => {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > maxJsonDepth) return null
  const below: unknown[] = Object.values(value)
  let count = Array.isArray(value) ? 0 : below.length
  for (const each of below) {
    const members = countMembers(each, depth + 1)
    if (members === null) return null
    count += members
  }
  return count
}

const quote = 34
const colon = 58
const backslash = 92

/** Colons outside strings. The text must be valid JSON. */
const countKeys = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === colon) count += 1
    if (char === quote) at = endOfString(text, at)
  }
  return count
}

/** The place of the closing quote: the first one after an even number of backslashes. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((end - before) % 2 === 1) return end
  }
}

const named: Record<JsonValue['kind'], string> = {
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
}

/** The parser counts lines within the record; in the file the caller adds its own. */
const placed = (sentence: string) => {
  const [whole, line, column] = / \(line (\d+), column (\d+)\)/.exec(sentence) ?? []
  if (whole === undefined) return { sentence, line: 0 }
  return { sentence: sentence.replace(whole, ` (column ${column})`), line: Number(line) - 1 }
}

/** Every string token of a valid JSON text; those before a colon are keys. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** A key that an object of the text holds twice: the parsed value then has fewer members than the text has keys. */
const repeatedKey = (text: string, value: JsonValue): string | null => {
  let keys = 0
  for (const [, end] of text.matchAll(strings)) if (end !== undefined) keys += 1
  const members: string[] = []
  collectKeys(value, members)
  if (keys === members.length) return null
  const counts = new Map<string, number>()
  for (const key of members) counts.set(key, (counts.get(key) ?? 0) - 1)
  for (const [token, end] of text.matchAll(strings)) {
    if (end === undefined) continue
    const key: string = JSON.parse(token.slice(0, token.length - end.length))
    const count = (counts.get(key) ?? 0) + 1
    if (count > 0) return JSON.stringify(key)
    counts.set(key, count)
  }
  return null
}

const collectKeys = (value: JsonValue, keys: string[]) => {
  if (value.kind === 'array') for (const item of value.items) collectKeys(item, keys)
  if (value.kind !== 'object') return
  for (const [key, member] of value.members) {
    keys.push(key)
    collectKeys(member, keys)
  }
}
