import type { Closed, PlannedRequest } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { batchSummary } from './batch-summary.ts'

const planOf = (...closed: (Closed | [Closed, number])[]) => ({
  problems: [],
  requests: closed.map((given): PlannedRequest => {
    const [each, size] = typeof given === 'string' ? [given, 1] : given
    return {
      method: 'POST',
      url: 'http://127.0.0.1/api/v1/events/batch',
      headers: [],
      body: null,
      offsets: Array.from({ length: size }, (_, offset) => offset),
      identities: [null],
      closed: each,
    }
  }),
})

describe('batchSummary', () => {
  it('says how many requests the sample makes, how large they are and why each was closed', () => {
    expect(batchSummary(planOf(['full', 100], ['full', 100], ['end', 40]), 240)).toBe(
      '240 sample records → 3 requests: 100 · 100 · 40. Requests 1–2 closed because they were full. Request 3 is the last: the sample ends here and it will grow.',
    )
  })
  it('takes together what was closed alike, wherever it stands', () => {
    expect(batchSummary(planOf('group', 'end', 'group'), 3)).toContain(
      '2 requests hold a group each. Request 2',
    )
  })
  it('counts sizes beyond a dozen', () => {
    expect(batchSummary(planOf(...Array.from({ length: 14 }, () => 'single' as const)), 14)).toContain(
      '1 · 1 and 2 more. Requests 1–14 hold one record each.',
    )
  })
  it('speaks of one record and one request in the singular', () => {
    expect(batchSummary(planOf('single'), 1)).toBe(
      '1 sample record → 1 request: 1. Request 1 holds its one record.',
    )
  })
  it('says nothing of reasons when nothing is sent', () => {
    expect(batchSummary(planOf(), 3)).toBe('3 sample records → 0 requests.')
  })
})
