import type { Decimal } from './decimal.ts'
import { wholeDigits } from './decimal.ts'

/** 1970-01-01 in the count of spreadsheets, which begins with 1900 and has a 29 February 1900 that never was. */
const unixEpochDay = 25_569n
const dayMilliseconds = 86_400_000n

/** The days 2000-01-01 to 2199-12-31. Far below all seconds that count, so that nothing is ever both. */
const firstDay = 36_526
const lastDay = 109_574

/** Whether a number can be a spreadsheet's date in the years that count. */
export const isSpreadsheetDay = (days: Decimal): boolean => {
  if (days.negative || wholeDigits(days) < 5 || wholeDigits(days) > 6) return false
  const whole = Number(days.digits.slice(0, wholeDigits(days)).padEnd(wholeDigits(days), '0'))
  return whole >= firstDay && whole <= lastDay
}

/**
 * A spreadsheet's date (1900 date system: days, the time as their fraction) as milliseconds since 1970, as if it stood in
 * UTC. Rounded to the millisecond: spreadsheets keep no finer time, and write 12:30 as 0.520833333333333.
 */
export const spreadsheetMilliseconds = (days: Decimal): bigint => {
  const scale = 10n ** BigInt(Math.max(0, -days.exponent))
  const scaled = BigInt(days.digits) * 10n ** BigInt(Math.max(0, days.exponent))
  const ofDays = (scaled * dayMilliseconds * 2n + scale) / (2n * scale)
  return ofDays - unixEpochDay * dayMilliseconds
}
