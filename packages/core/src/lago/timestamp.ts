import type { JsonValue } from '../records/json.ts'
import { type Decimal, parseDecimal, plainText, shift, wholeDigits } from './decimal.ts'
import { parseIso, parseOffset } from './iso-time.ts'
import { isSpreadsheetDay, spreadsheetMilliseconds } from './spreadsheet-date.ts'

export type TimestampProblemCode =
  | 'timestamp_invalid'
  | 'timestamp_ambiguous'
  | 'timestamp_out_of_range'
  | 'timestamp_without_zone'
  | 'timestamp_spreadsheet'

/** `seconds` is Unix seconds as plain decimal text, every digit kept. */
export type Timestamp =
  | { ok: true; seconds: string }
  | { ok: false; code: TimestampProblemCode; sentence: string }

export interface TimestampOptions {
  /** ISO 8601, UTC: when Ferry stored the record. A time later than a day after it is refused. */
  receivedAt: string
  /** Fixed offset (`+02:00`, `Z`) for times that have none of their own. */
  zone?: string
}

/** 2000-01-01T00:00:00Z. An earlier time is a mistake in the unit or the clock, not usage to bill. */
const earliest = 946_684_800
const daySeconds = 86_400
/** Seconds, milliseconds, microseconds: powers of ten. In the years that count, no number fits two of them. */
const scales = [0, 3, 6] as const

/**
 * The time of an event as Lago wants it: explicit Unix seconds. Takes ISO 8601 in any zone and seconds, milliseconds
 * or microseconds as number or text, told apart by magnitude. Lago itself takes milliseconds for the year 55840
 * without a word and crashes on microseconds (lago-api:app/services/events/create_service.rb), so nothing outside
 * 2000 … reception + 1 day passes.
 */
export const toSeconds = (value: JsonValue, options: TimestampOptions): Timestamp => {
  if (value.kind === 'number') return fromNumber(value.raw, options)
  if (value.kind !== 'string') return refuse('timestamp_invalid', notATime(value.kind))
  const text = value.value.trim()
  // No number ends in Z, and most times do.
  return !text.endsWith('Z') && parseDecimal(text) ? fromNumber(text, options) : fromText(text, options)
}

/**
 * True when the text of a number is Unix seconds between 2000 and a day after reception, as Lago reads it: for bodies
 * that Ferry checks but does not convert.
 */
export const isSecondsInRange = (text: string, receivedAt: string): boolean => {
  const decimal = parseDecimal(text.trim())
  return decimal !== null && isInRange(decimal, latest(receivedAt))
}

/**
 * The time that a spreadsheet writes as a number of days since 1900 (1900 date system), in a fixed offset, because such a
 * date has no zone of its own. A number that is no such date is a problem, so that seconds never pass as days; a time
 * written out is read as ever.
 */
export const spreadsheetToSeconds = (
  value: JsonValue,
  options: TimestampOptions & { zone: string },
): Timestamp => {
  const text = value.kind === 'number' ? value.raw : value.kind === 'string' ? value.value.trim() : ''
  const days = parseDecimal(text)
  if (!days) return toSeconds(value, options)
  const offset = parseOffset(options.zone)
  if (offset === null) return refuse('timestamp_invalid', notAnOffset(options.zone))
  if (!isSpreadsheetDay(days)) return refuse('timestamp_ambiguous', notADay(text))
  const milliseconds = parseDecimal(String(spreadsheetMilliseconds(days) - BigInt(offset) * 60_000n))
  const seconds = milliseconds && shift(milliseconds, -3)
  return seconds && isInRange(seconds, latest(options.receivedAt))
    ? { ok: true, seconds: plainText(seconds) }
    : outOfRange(text)
}

const fromNumber = (text: string, { receivedAt }: TimestampOptions): Timestamp => {
  const decimal = parseDecimal(text)
  if (!decimal) return refuse('timestamp_invalid', notATime(text))
  const end = latest(receivedAt)
  const scale = scales.find((power) => isInRange(shift(decimal, -power), end))
  if (scale === undefined) {
    if (looksLikeDate(text)) return refuse('timestamp_ambiguous', dateInDigits(text))
    return isSpreadsheetDay(decimal) ? refuse('timestamp_spreadsheet', looksLikeDay(text)) : outOfRange(text)
  }
  const isPlainSeconds = scale === 0 && /^[1-9]\d*(?:\.\d+)?$/.test(text)
  return { ok: true, seconds: isPlainSeconds ? text : plainText(shift(decimal, -scale)) }
}

const fromText = (text: string, { receivedAt, zone }: TimestampOptions): Timestamp => {
  const offset = zone === undefined ? null : parseOffset(zone)
  if (zone !== undefined && offset === null) {
    return refuse('timestamp_invalid', notAnOffset(zone))
  }
  const parsed = parseIso(text, offset)
  if (parsed.ok) {
    const { seconds, fraction } = parsed.moment
    if (seconds < earliest || seconds > latest(receivedAt)) return outOfRange(text)
    return { ok: true, seconds: fraction === '' ? String(seconds) : `${seconds}.${fraction}` }
  }
  if (parsed.why === 'without_zone') {
    return refuse(
      'timestamp_without_zone',
      `${quoted(text)} does not say in which time zone it is. Give the mapping a fixed offset such as +02:00.`,
    )
  }
  if (/^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}/.test(text) || /^\d{1,2}-\d{1,2}-\d{2,4}/.test(text)) {
    return refuse(
      'timestamp_ambiguous',
      `${quoted(text)} can be read as more than one date. Write it as 2025-07-01T12:00:00Z.`,
    )
  }
  return refuse('timestamp_invalid', notATime(text))
}

/** Records of one page were received at the same time. */
let latestOf = { receivedAt: '', seconds: 0 }

const latest = (receivedAt: string): number => {
  if (latestOf.receivedAt === receivedAt) return latestOf.seconds
  const parsed = parseIso(receivedAt, null)
  if (!parsed.ok) throw new Error(`receivedAt is not an ISO 8601 time with a zone: ${receivedAt}`)
  latestOf = { receivedAt, seconds: parsed.moment.seconds + daySeconds }
  return latestOf.seconds
}

const isInRange = (seconds: Decimal, end: number): boolean => {
  const length = wholeDigits(seconds)
  if (seconds.negative || length < 1 || length > 15) return false
  const whole = Number(seconds.digits.slice(0, length).padEnd(length, '0'))
  return whole >= earliest && whole <= end
}

const looksLikeDate = (text: string): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?$/.test(text)

const refuse = (code: TimestampProblemCode, sentence: string): Timestamp => ({ ok: false, code, sentence })

const outOfRange = (text: string): Timestamp =>
  refuse(
    'timestamp_out_of_range',
    `${quoted(text)} is not between the year 2000 and one day after the record was received.`,
  )

const notATime = (text: string): string =>
  `${quoted(text)} is not a time. Use ISO 8601 with a zone (2025-07-01T12:00:00Z) or Unix seconds.`

const dateInDigits = (text: string): string =>
  `${quoted(text)} looks like a date written in digits, not like Unix seconds. Write it as 2025-07-01T12:00:00Z.`

const looksLikeDay = (text: string): string =>
  `${quoted(text)} is not a Unix time but looks like a spreadsheet’s date, in days since 1900: choose “Spreadsheet dates” at this field, with the offset from UTC they are in.`

const notADay = (text: string): string =>
  `${quoted(text)} is not a spreadsheet’s date of the year 2000 or later, as this field is set to take: choose another reading, or write it as 2025-07-01T12:00:00Z.`

const notAnOffset = (zone: string): string =>
  `The zone ${quoted(zone)} is not a fixed offset such as +02:00 or Z.`

const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
