import type { Closed, PlannedRequest } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { batchSummary } from './batch-summary.ts'

const planOf = (...closed: Closed[]) => ({
  problems: [],
  requests: closed.map(
    (each): PlannedRequest => ({
      method: 'POST',
      url: 'http://127.0.0.1/api/v1/events/batch',
      headers: [],
      body: null,
      offsets: [0],
      identities: [null],
      closed: each,
    }),
  ),
})

describe('batchSummary', () => {
  it('says how many requests the sample makes and why each was closed', () => {
    expect(batchSummary(planOf('full', 'full', 'end'), 240)).toBe(
      '240 sample records → 3 requests: 2 closed because they were full; 1 is the last: the sample ends here and it will grow.',
    )
  })
  it('speaks of one record and one request in the singular', () => {
    expect(batchSummary(planOf('single'), 1)).toBe('1 sample record → 1 request: 1 holds its one record.')
  })
  it('says nothing of reasons when nothing is sent', () => {
    expect(batchSummary(planOf(), 3)).toBe('3 sample records → 0 requests.')
  })
})
