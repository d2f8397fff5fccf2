import { expect, it } from 'vitest'
import { recordsInWords } from './records-in-words.ts'

const run = (from: number, to = from + 1) => ({ from, to })

it.each([
  [[], 0, ''],
  [[run(4)], 1, 'record 5'],
  [[run(2, 10)], 8, 'records 3–10'],
  [[run(2, 10), run(11)], 9, 'records 3–10 and 12'],
  [[run(0), run(2), run(1_203, 1_300)], 99, 'records 1, 3 and 1\u00a0204–1\u00a0300'],
  [[run(0), run(2), run(4), run(6), run(8)], 5, '5\u00a0records: 1, 3, 5, 7 and others'],
])('names %j', (records, recordCount, words) => {
  expect(recordsInWords({ records, recordCount })).toBe(words)
})
