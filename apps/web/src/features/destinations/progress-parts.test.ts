import type { Progress } from '@ferry/contract'
import { describe, expect, it } from 'vitest'
import { barShares, progressParts, progressSentence, toGo } from './progress-parts.ts'

const progress = (counts: Partial<Progress>): Progress => {
  const parts = {
    delivered: 0,
    duplicates: 0,
    excluded: 0,
    waiting: 0,
    inFlight: 0,
    unknown: 0,
    setAside: 0,
    ...counts,
  }
  return { ...parts, total: Object.values(parts).reduce((sum, value) => sum + value, 0) }
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const mixed = progress({
  delivered: 50,
  duplicates: 10,
  excluded: 5,
  waiting: 20,
  inFlight: 8,
  unknown: 3,
  setAside: 4,
})

describe('progress', () => {
  it('shows every count, so that the numbers on the page add up', () => {
    const shown = progressParts.reduce((sum, { key }) => sum + mixed[key], 0)
    expect(shown).toBe(mixed.total)
    expect(new Set(progressParts.map(({ key }) => key)).size).toBe(Object.keys(mixed).length - 1)
  })

  it('fills the bar exactly', () => {
    expect(barShares(mixed).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(barShares(mixed)[0]).toMatchObject({ part: { key: 'delivered' }, share: 0.5 })
    expect(barShares(progress({})).every(({ share }) => share === 0)).toBe(true)
  })

  it('counts what still goes by itself', () => {
    expect(toGo(mixed)).toBe(28)
  })

  it.each([
    [progress({}), 'No records yet'],
    [mixed, '50 of 100 records delivered'],
    [progress({ delivered: 4998, duplicates: 2 }), 'All 5 000 records arrived at Lago'],
    [progress({ delivered: 10, excluded: 5 }), 'All 10 records arrived at Lago'],
    [progress({ delivered: 99, setAside: 1 }), '99 of 100 records delivered'],
    [progress({ excluded: 7 }), '0 of 7 records delivered'],
  ])('says how far it is (%#)', (counts, sentence) => {
    expect(plain(progressSentence(counts))).toBe(sentence)
  })
})
