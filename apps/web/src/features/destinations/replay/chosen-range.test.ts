import { describe, expect, it } from 'vitest'
import { chosenRange, type RangeForm } from './chosen-range.ts'

const form: RangeForm = { by: 'number', first: 1, last: 10, since: '', until: '' }

describe('records by number', () => {
  it('counts from 1, and takes the last one in', () => {
    expect(chosenRange({ ...form, first: 3, last: 10 }, 10)).toEqual({
      ok: true,
      records: { from: 2, to: 10 },
    })
  })
  it.each([
    [{ first: '' as const }, 'Say which record is the first and which the last.'],
    [{ first: 1.5 }, 'The number of a record is a whole number.'],
    [{ last: 9.9 }, 'The number of a record is a whole number.'],
    [{ first: -3 }, 'Records are counted from 1 to 10.'],
    [{ first: 0 }, 'Records are counted from 1 to 10.'],
    [{ last: 11 }, 'Records are counted from 1 to 10.'],
    [{ first: 5, last: 4 }, 'The last record comes before the first.'],
  ])('says what is wrong with %j', (part, sentence) => {
    expect(chosenRange({ ...form, ...part }, 10)).toEqual({ ok: false, sentence })
  })
})

describe('records by time', () => {
  const times = { ...form, by: 'time' as const, since: '2026-07-01T10:00' }
  it('reads times in the zone of the browser', () => {
    const records = { since: new Date('2026-07-01T10:00').toISOString() }
    expect(chosenRange(times, 10)).toEqual({ ok: true, records })
    const until = '2026-07-01T11:30'
    expect(chosenRange({ ...times, until }, 10)).toEqual({
      ok: true,
      records: { ...records, until: new Date(until).toISOString() },
    })
  })
  it.each([
    [{ since: '' }, 'Say from when on.'],
    [{ until: '2026-07-01T10:00' }, 'The end comes before the beginning.'],
  ])('says what is wrong with %j', (part, sentence) => {
    expect(chosenRange({ ...times, ...part }, 10)).toEqual({ ok: false, sentence })
  })
})
