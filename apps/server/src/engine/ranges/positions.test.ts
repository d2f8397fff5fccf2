import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countOf, offsetsOf, parsePositions, pieces, positionsText, spansOf, subtract } from './positions.ts'

const offsets = fc.uniqueArray(fc.nat(300), { maxLength: 80 })

it('writes and reads positions as PostgreSQL does', () => {
  expect(positionsText([3, 1, 2, 7])).toBe('{[1,4),[7,8)}')
  expect(parsePositions('{[1,4),[7,8)}')).toEqual([
    { from: 1, to: 4 },
    { from: 7, to: 8 },
  ])
  expect(parsePositions('{}')).toEqual([])
})

it('keeps every offset through text and back', () => {
  fc.assert(
    fc.property(offsets, (some) => {
      expect(offsetsOf(parsePositions(positionsText(some)))).toEqual([...some].sort((a, b) => a - b))
    }),
  )
})

it('subtracts as sets do', () => {
  fc.assert(
    fc.property(offsets, offsets, (some, others) => {
      const left = subtract(spansOf(some), spansOf(others))
      expect(offsetsOf(left)).toEqual(some.filter((offset) => !others.includes(offset)).sort((a, b) => a - b))
    }),
  )
})

it('cuts into pieces that lie in one cell of the grid and lose nothing', () => {
  fc.assert(
    fc.property(offsets, fc.integer({ min: 1, max: 50 }), (some, size) => {
      const cut = pieces(spansOf(some), size)
      expect(offsetsOf(cut.flat()).sort((a, b) => a - b)).toEqual([...some].sort((a, b) => a - b))
      for (const spans of cut) {
        expect(new Set(offsetsOf(spans).map((offset) => Math.floor(offset / size))).size).toBe(1)
        expect(countOf(spans)).toBeGreaterThan(0)
      }
    }),
  )
})
