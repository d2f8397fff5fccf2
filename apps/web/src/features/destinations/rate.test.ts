import { describe, expect, it } from 'vitest'
import { recordsPerSecond, timeLeft, withSample } from './rate.ts'

describe('rate', () => {
  it('is the mean of the last seconds', () => {
    const samples = [0, 1000, 2000].map((at) => ({ at, done: at * 5 }))
    expect(recordsPerSecond(samples, 2000)).toBe(5000)
  })

  it('is not known from one sample, nor once the samples are old', () => {
    expect(recordsPerSecond([{ at: 0, done: 5 }], 0)).toBeNull()
    expect(
      recordsPerSecond(
        [0, 1000].map((at) => ({ at, done: at })),
        60_000,
      ),
    ).toBeNull()
  })

  it('forgets samples that are too old to matter', () => {
    expect(withSample([{ at: 0, done: 1 }], { at: 60_000, done: 2 })).toEqual([{ at: 60_000, done: 2 }])
  })

  it('tells the time left roughly', () => {
    expect([
      timeLeft(440, 10),
      timeLeft(6000, 10),
      timeLeft(72_000, 10),
      timeLeft(0, 10),
      timeLeft(5, 0),
    ]).toEqual(['about 44 s left', 'about 10 min left', 'about 2\u00a0hours left', null, null])
  })
})
