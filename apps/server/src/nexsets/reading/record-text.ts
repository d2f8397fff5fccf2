import { type JsonValue, parseJson } from '@ferry/core'

/** A record may be this large, as UTF-8. Lago takes no larger request anyway. */
export const mostRecordBytes = 1024 * 1024
export const tooLarge = 'This record is larger than 1 MiB.'

export type CheckedRecord = { ok: true; value: JsonValue } | { ok: false; sentence: string; line: number }

/**
 * Looks whether a text is one record: a JSON object of at most 1 MiB in which no key is repeated. `line` of a failure
 * counts from 0 within the text.
 */
export const checkRecord = (text: string): CheckedRecord => {
  if (Buffer.byteLength(text) > mostRecordBytes) return { ok: false, sentence: tooLarge, line: 0 }
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
  if (key === null) return { ok: true, value: parsed.value }
  return {
    ok: false,
    sentence: `The key ${key} is there twice in one object, so its value is not certain. Keep one.`,
    line: 0,
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
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) keys += 1
  const members: string[] = []
  collectKeys(value, members)
  if (keys === members.length) return null
  const counts = new Map<string, number>()
  for (const key of members) counts.set(key, (counts.get(key) ?? 0) - 1)
  for (const [token, colon] of text.matchAll(strings)) {
    if (colon === undefined) continue
    const key: string = JSON.parse(token.slice(0, token.length - colon.length))
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
