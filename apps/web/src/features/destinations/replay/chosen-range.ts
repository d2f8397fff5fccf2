import type { NewReplay } from '@ferry/contract'

/** The form: records by their number, counted from 1, or by when they came. */
export interface RangeForm {
  by: 'number' | 'time'
  first: number | ''
  last: number | ''
  since: string
  until: string
}

export type ChosenRange = { ok: true; records: NewReplay['records'] } | { ok: false; sentence: string }

/**
 * The range as the API takes it; `total` is the number of records of the Nexset. Times are those of a field for date and
 * time, in the zone of the browser.
 */
export function chosenRange({ by, first, last, since, until }: RangeForm, total: number): ChosenRange {
  if (by === 'number') {
    if (first === '' || last === '')
      return { ok: false, sentence: 'Say which record is the first and which the last.' }
    if (!Number.isInteger(first) || !Number.isInteger(last))
      return { ok: false, sentence: 'The number of a record is a whole number.' }
    if (first < 1 || last > total) return { ok: false, sentence: `Records are counted from 1 to ${total}.` }
    if (first > last) return { ok: false, sentence: 'The last record comes before the first.' }
    return { ok: true, records: { from: first - 1, to: last } }
  }
  if (since === '') return { ok: false, sentence: 'Say from when on.' }
  const from = new Date(since)
  if (until === '') return { ok: true, records: { since: from.toISOString() } }
  const to = new Date(until)
  if (to <= from) return { ok: false, sentence: 'The end comes before the beginning.' }
  return { ok: true, records: { since: from.toISOString(), until: to.toISOString() } }
}
