import type { Moment } from './moment.ts'

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const dayLength = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const digitsAt = (text: string, from: number, to: number): number => {
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days from 1970 to the first of January, from 1970 on. */
const daysBeforeYear = (year: number): number => {
  const past = year - 1
  return (year - 1970) * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477
}

/** Digits after the second, up to the `Z`, without zeros at the end; null when it is something else. */
const fractionOf = (text: string): string | null => {
  if (text.length === 20) return ''
  if (text[19] !== '.' || text.length < 22) return null
  let end = 20
  for (let at = 20; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return null
    if (code !== 48) end = at + 1
  }
  return text.slice(20, end)
}

/**
 * The quick way for the times that nearly all records have, `2026-07-01T12:00:00.5Z` from 1970 on: null for all others,
 * which says nothing against them.
 */
export const parseUtc = (text: string): Moment | null => {
  const isShaped =
    text.endsWith('Z') &&
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':'
  const fraction = isShaped ? fractionOf(text) : null
  if (fraction === null) return null
  const year = digitsAt(text, 0, 4)
  const month = digitsAt(text, 5, 7)
  const day = digitsAt(text, 8, 10)
  const hour = digitsAt(text, 11, 13)
  const minute = digitsAt(text, 14, 16)
  const second = digitsAt(text, 17, 19)
  const length = (dayLength[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
  const isTime = hour <= 23 && minute <= 59 && second <= 59
  if (!(year >= 1970 && day >= 1 && day <= length && isTime)) return null
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  const days = daysBeforeYear(year) + (daysBefore[month - 1] ?? 0) + leapDay + day - 1
  return { seconds: days * 86_400 + hour * 3_600 + minute * 60 + second, fraction }
}
