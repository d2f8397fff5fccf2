import { describe, expect, it } from 'vitest'
import { byReason, recordWords } from './by-reason.ts'

describe('byReason', () => {
  it('takes together what says the same of the same field', () => {
    const finding = (record: number, field: string) => ({ record, field, sentence: 'is missing' })
    expect(
      byReason([finding(2, 'code'), finding(1, 'code'), finding(1, 'timestamp'), finding(1, 'code')]),
    ).toEqual([
      { records: [1, 2], field: 'code', sentence: 'is missing' },
      { records: [1], field: 'timestamp', sentence: 'is missing' },
    ])
  })
})

describe('recordWords', () => {
  it.each([
    [[3], 'Record 3'],
    [[1, 2, 3], 'Records 1–3'],
    [[1, 4, 5, 9], 'Records 1, 4–5, 9'],
    [[1, 3, 5, 7, 9, 10, 12], 'Records 1, 3, 5, 7 and 3 others'],
  ])('%j → %s', (records, words) => expect(recordWords(records)).toBe(words))
})
