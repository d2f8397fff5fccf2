import { expect, it } from 'vitest'
import { pieceSize, pieceSizeFor, rangeSize } from './range-size.ts'

it.each([
  [100, 300, 1_000],
  [100, 20_000, 400],
  [100, 1024 * 1024, 100],
  [1, 1024 * 1024, 8],
  [1, 50 * 1024 * 1024, 1],
  [3_000, 100, 3_000],
])('plans whole batches of %d at once, fewer where records are long (%d)', (batch, longest, size) => {
  expect(pieceSizeFor(batch, longest)).toBe(size)
  expect(pieceSizeFor(batch, longest)).toBeLessThanOrEqual(pieceSize(batch))
})

it.each([
  [500, 1, 1_000],
  [10_000, 1, 1_000],
  [10_000, 100, 2_500],
  [100_000, 100, 4_200],
  [10_000_000, 100, 10_000],
  [10_000, 1_000, 10_000],
  [10_000, 30_000, 30_000],
])('cuts %d records that go in batches of %d into ranges of %d', (total, batch, size) => {
  expect(rangeSize(total, batch)).toBe(size)
})
