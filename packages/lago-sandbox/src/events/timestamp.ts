import { longInteger } from '../json.ts'

/** Microseconds since 1970, or why not: a validation error, or a value that makes the server crash. */
export type ParsedTimestamp = number | 'invalid_format' | 'crash'

const decimal = /^[+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+)(?:[eEdD][+-]?\d+)?$/
const plain = /^(\d+)(?:\.(\d+))?$/

const fromText = (text: string): ParsedTimestamp => {
  const trimmed = text.trim()
  if (/^(NaN|[+-]?Infinity)$/.test(trimmed)) return 'crash'
  if (!decimal.test(trimmed)) return 'invalid_format'
  const parts = plain.exec(trimmed)
  // Seconds and fraction apart, so that decimals beyond a double's reach are cut, not rounded.
  if (parts) return Number(parts[1]) * 1e6 + Number((parts[2] ?? '').slice(0, 6).padEnd(6, '0'))
  return Math.floor(Number(trimmed.replaceAll('_', '').replace(/d/i, 'e')) * 1e6)
}

/** Seconds without a fraction whose microseconds a double holds exactly: no need to look at their digits. */
const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 9e9

/**
 * Lago's reading of an event's `timestamp`: Unix seconds as a decimal number, in a number or a text. Absent, null,
 * or not a scalar: the time of reception. Milliseconds are taken for seconds, silently.
 * (lago-api:app/services/events/create_service.rb)
 */
export const parseTimestamp = (value: unknown, now: number): ParsedTimestamp => {
  if (typeof value === 'number') return isWhole(value) ? value * 1e6 : fromText(String(value))
  if (typeof value === 'string') return fromText(value)
  if (value === true) return 'invalid_format'
  const digits = longInteger(value)
  return digits === undefined ? now * 1000 : fromText(digits)
}

/** The last and first moments a Postgres timestamp can hold, in microseconds. */
const POSTGRES_END = 9224318016000 * 1e6
const POSTGRES_START = -210866803200 * 1e6

/** False where Postgres would refuse the value with an overflow, which Lago answers as a 500. */
export const fitsPostgres = (micros: number): boolean => micros >= POSTGRES_START && micros < POSTGRES_END

const LAST_DATE = 8.64e15
const DAY = 86_400_000
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
const days = new Map<number, string>()

/** The date of a day counted from 1970, remembered because events mostly share a few. */
const dateText = (day: number): string => {
  const known = days.get(day)
  if (known !== undefined) return known
  if (days.size >= 10_000) days.clear()
  const text = new Date(day * DAY).toISOString().replace(/^\+0*/, '')
  const date = text.slice(0, text.indexOf('T'))
  days.set(day, date)
  return date
}

/** ISO 8601 with milliseconds, years beyond 9999 unpadded as Ruby writes them. */
export const iso = (milliseconds: number): string => {
  const held = Math.max(-LAST_DATE, Math.min(LAST_DATE, Math.floor(milliseconds)))
  const day = Math.floor(held / DAY)
  const rest = held - day * DAY
  const seconds = Math.floor(rest / 1000)
  const clock = `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`
  return `${dateText(day)}T${clock}.${String(rest % 1000).padStart(3, '0')}Z`
}
