import { jsonFaultOf, parseJson, writeJson } from '@ferry/core'
import { maxOwnRecords } from './sample-source.ts'

export type Pasted = { ok: true; texts: string[] } | { ok: false; sentence: string }

/** One record, a JSON array of records, or one record a line → their compact texts, digits and key order kept. */
export const readPasted = (text: string): Pasted => {
  if (text.trim() === '') return { ok: false, sentence: 'Paste a record first, e.g. {"id":"evt_1"}.' }
  const whole = parseJson(text)
  if (whole.ok && whole.value.kind === 'array') return fromItems(whole.value.items)
  if (whole.ok) return fromItems([whole.value])
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  const parsed = lines.map(({ line, number }) => ({ line, number, read: parseJson(line) }))
  const good = parsed.flatMap(({ read }) => (read.ok ? [read.value] : []))
  if (lines.length > 1 && good.length === lines.length) return fromItems(good)
  // Where no line is a record by itself, it is one text with a mistake in it.
  const bad = good.length === 0 ? undefined : parsed.find(({ read }) => !read.ok)
  if (bad) return { ok: false, sentence: faultIn(bad.line, bad.number) }
  return { ok: false, sentence: faultIn(text, 1) }
}

/** `Line 7: expected , or }.`, counted from the line that the text begins in. */
const faultIn = (text: string, firstLine: number): string => {
  const fault = jsonFaultOf(text)
  if (!fault) return 'This is not valid JSON.'
  return fault.sentence.replace(/^Line \d+/, `Line ${fault.line + firstLine - 1}`)
}

type Items = Extract<ReturnType<typeof parseJson>, { ok: true }>['value'][]

const fromItems = (items: Items): Pasted => {
  if (items.length === 0) return { ok: false, sentence: 'This list holds no records.' }
  if (items.length > maxOwnRecords)
    return { ok: false, sentence: `These are ${items.length} records; paste at most ${maxOwnRecords}.` }
  const wrong = items.findIndex(({ kind }) => kind !== 'object')
  return wrong < 0
    ? { ok: true, texts: items.map(writeJson) }
    : { ok: false, sentence: `Record ${wrong + 1} is not a JSON object, so it has no attributes.` }
}
