import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { fromCurl } from '../src/curl/from-curl.ts'
import { toCurl } from '../src/curl.ts'
import { configProblems } from '../src/destinations/compile.ts'
import type { DestinationConfig } from '../src/destinations/config.ts'
import { headersFromText, headersToText } from '../src/destinations/headers-text.ts'
import { macroPaths, parseMacros } from '../src/destinations/macro.ts'
import { context, planOf, records } from '../src/destinations/testing/configs.ts'
import { toAdvanced } from '../src/destinations/to-advanced.ts'
import { operationById } from '../src/lago/operations/catalogue.ts'
import { spreadsheetToSeconds, toSeconds } from '../src/lago/timestamp.ts'
import { inferAttributes } from '../src/records/infer-attributes.ts'
import { compactJson, maxJsonDepth, parseJson, stringValue, writeJson } from '../src/records/json.ts'
import { prettyJson } from '../src/records/pretty.ts'
import * as plans from './fuzz-plans.ts'
import * as texts from './fuzz-texts.ts'

/** One kind of input, its part of a million, and what must hold whatever it is. */
export interface Subject {
  name: string
  /** Parts of a hundred. */
  share: number
  property: (around: (check: () => void) => void) => fc.IRawProperty<unknown, false>
}

const subject = <T>(
  name: string,
  share: number,
  input: fc.Arbitrary<T>,
  check: (input: T) => void,
): Subject => ({
  name,
  share,
  property: (around) =>
    fc.property(input, (each) => around(() => check(each))) as fc.IRawProperty<unknown, false>,
})

/** What was read is written so that it reads the same. */
const checkHeaders = (text: string): void => {
  const read = headersFromText(text)
  if (!read.ok) return
  assert.deepEqual(headersFromText(headersToText(read.headers)), read)
}

const checkMacros = (text: string): void => {
  const parsed = parseMacros(text)
  const macros = parsed.ok ? parsed.parts.filter((part) => typeof part !== 'string') : []
  assert.equal(macroPaths(text).length, macros.length)
  if (!text.includes('{')) assert.deepEqual(parsed, { ok: true, parts: text === '' ? [] : [text] })
}

const checkCurl = (text: string): void => {
  const read = fromCurl(text)
  if (!read.ok) assert.ok(read.sentence !== '' && read.place >= 0 && read.place <= text.length)
  else {
    assert.ok(read.request.headers.every(({ name }) => name.toLowerCase() !== 'authorization'))
    const { url, headers, body } = read.request
    if (!url.startsWith('https://')) return
    // What was never sent has no header without a name, and what was is written in full.
    const again = fromCurl(toCurl({ method: 'POST', url, headers, body }))
    assert.ok(again.ok && again.request.body === body)
  }
}

/** Whatever passes is plain seconds between 2000 and the day after reception. */
const checkTimestamp = ([text, zone]: [string, string | undefined]): void => {
  const options = { receivedAt: '2026-08-01T00:00:00.000Z', ...(zone === undefined ? {} : { zone }) }
  const values = [stringValue(text)]
  const number = parseJson(text)
  if (number.ok) values.push(number.value)
  const times = values.flatMap((value) => [
    toSeconds(value, options),
    spreadsheetToSeconds(value, { ...options, zone: zone ?? 'Z' }),
  ])
  for (const time of times) {
    if (!time.ok) continue
    assert.match(time.seconds, /^\d+(?:\.\d+)?$/)
    assert.ok(Number(time.seconds) >= 946_684_800 && Number(time.seconds) < 1_785_542_400 + 86_401)
  }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON is what JSON.parse takes, and means the same after it was written. */
const checkJson = (text: string): void => {
  const parsed = parseJson(text)
  assert.ok(parsed.ok === isJson(text) || text.length > maxJsonDepth)
  prettyJson(text)
  inferAttributes([text, text])
  const compact = compactJson(text)
  if (!parsed.ok) return
  const written = writeJson(parsed.value)
  assert.deepEqual(JSON.parse(written), JSON.parse(text))
  assert.ok(compact.ok && compact.text === written)
}

/** Every record is in exactly one request or has a problem, the bodies are JSON, and nothing leaves Lago's origin. */
const checkPlan = ([config, recordTexts]: [DestinationConfig | null, string[]]): void => {
  if (!config) return
  configProblems(config)
  const operation = config.mode === 'template' ? operationById(config.operation) : undefined
  if (config.mode === 'template' && operation) toAdvanced(config, operation)
  const { requests, problems } = planOf(config, ...recordTexts)
  const sent = requests.flatMap(({ offsets }) => offsets)
  const stopped = new Set(problems.map(({ offset }) => offset))
  assert.equal(new Set(sent).size, sent.length)
  if (stopped.has(null)) assert.equal(sent.length, 0)
  else
    for (const { offset } of records(...recordTexts))
      assert.notEqual(sent.includes(offset), stopped.has(offset))
  for (const { url, body, offsets } of requests) {
    assert.equal(new URL(url).origin, new URL(context.baseUrl).origin)
    assert.ok(offsets.length <= (config.batching?.size ?? 1))
    if (body !== null) JSON.parse(body)
  }
}

export const subjects: readonly Subject[] = [
  subject('headers', 15, texts.headersText, checkHeaders),
  subject('macros', 15, texts.macroText, checkMacros),
  subject('curl', 20, texts.curlText, checkCurl),
  subject('timestamps', 15, fc.tuple(texts.timestampText, texts.zone), checkTimestamp),
  subject('json', 15, texts.jsonText, checkJson),
  subject('config and records', 20, fc.tuple(plans.config, plans.recordTexts), checkPlan),
]
