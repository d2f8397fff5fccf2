import type { Moment } from './moment.ts'
import { parseUtc } from './utc-time.ts'

export type ParsedIso = { ok: true; moment: Moment } | { ok: false; why: 'not_a_time' | 'without_zone' }

const zone = '(?: ?([Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?(\\[[^\\]]*\\])?'
const extended = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?)?${zone}$`,
)
const basic = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})[Tt](\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d+))?)?${zone}$`)

/** Clocks on earth differ from UTC by at most 14 hours. */
const maxOffsetMinutes = 14 * 60

/** `+02:00`, `-0530`, `+02`, `Z`, `UTC` → minutes east of UTC; null when it is none (`Europe/Paris`). */
export const parseOffset = (text: string): number | null => {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return 0
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(text)
  if (!match) return null
  const minutes = Number(match[3] ?? 0)
  const total = Number(match[2]) * 60 + minutes
  if (minutes > 59 || total > maxOffsetMinutes) return null
  return match[1] === '-' ? -total : total
}

/** Seconds of a date and time in UTC; null for the 31st of June or 25 o'clock. */
const secondsOf = (parts: readonly number[]): number | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return null
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > lastDay) return null
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000
}

/**
 * Strict ISO 8601: a date with or without a time, in extended or basic form, a space allowed for the `T`. A text
 * without zone needs `offsetMinutes`; its own zone wins. A zone name in brackets counts only beside an offset.
 */
export const parseIso = (text: string, offsetMinutes: number | null): ParsedIso => {
  const utc = parseUtc(text)
  if (utc) return { ok: true, moment: utc }
  const match = extended.exec(text) ?? basic.exec(text)
  if (!match) return { ok: false, why: 'not_a_time' }
  const seconds = secondsOf(match.slice(1, 7).map((part) => Number(part ?? 0)))
  const ownOffset = match[8] === undefined ? null : parseOffset(match[8])
  if (seconds === null || (match[8] !== undefined && ownOffset === null))
    return { ok: false, why: 'not_a_time' }
  const offset = ownOffset ?? offsetMinutes
  if (offset === null) return { ok: false, why: 'without_zone' }
  const fraction = (match[7] ?? '').replace(/0+$/, '')
  return { ok: true, moment: { seconds: seconds - offset * 60, fraction } }
}
