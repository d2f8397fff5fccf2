import { firstOwnOffset } from '@ferry/contract'
import { describe, expect, it } from 'vitest'
import { ownRecords, recordNumber } from './sample-source.ts'

const at = '2026-07-01T00:00:00.000Z'

describe('records of a person’s own', () => {
  it('lie above every record of a Nexset and are numbered from 1', () => {
    const records = ownRecords(['{"a":1}', '{"a":2}'], at)
    expect(records.every(({ offset }) => offset >= firstOwnOffset && Number.isSafeInteger(offset))).toBe(true)
    expect(records.map(({ offset }) => recordNumber(offset))).toEqual([1, 2])
  })
  it('have the same offset for the same text, and another one for another', () => {
    const [one] = ownRecords(['{"a":1}'], at)
    const [again] = ownRecords(['{"a":1}'], '2026-07-02T00:00:00.000Z')
    const [other] = ownRecords(['{"a":2}'], at)
    expect(again?.offset).toBe(one?.offset)
    expect(other?.offset).not.toBe(one?.offset)
  })
  it('do not change how records of a Nexset are counted', () => expect(recordNumber(41)).toBe(42))
})
