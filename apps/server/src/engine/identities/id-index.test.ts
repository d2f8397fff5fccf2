import { expect, it } from 'vitest'
import { hashIds, type IdHashes } from './id-hash.ts'
import { IdIndex } from './id-index.ts'

it('leaves no id out however often it grows, and names hardly a page in vain', () => {
  const index = new IdIndex()
  const count = 60_000
  const hashesOf = (name: string) => hashIds(Array.from({ length: count }, (_, nth) => `${name}_${nth}`))
  const halves = (hashes: IdHashes, nth: number) => [hashes[nth * 2] ?? 0, hashes[nth * 2 + 1] ?? 0] as const
  const placeOf = (nth: number) => [1 + Math.floor(nth / 1_000), nth % 1_000] as const
  const [own, others] = [hashesOf('evt'), hashesOf('other')]
  for (let nth = 0; nth < count; nth += 1) index.add(...halves(own, nth), ...placeOf(nth))
  let missed = 0
  let inVain = 0
  for (let nth = 0; nth < count; nth += 1) {
    const [page, position] = placeOf(nth)
    const found = index.find(...halves(own, nth))
    if (!found.some((place) => place.page === page && place.position === position)) missed += 1
    if (index.find(...halves(others, nth)).length > 0) inVain += 1
  }
  expect(missed).toBe(0)
  expect(inVain).toBeLessThan(5)
  expect(index.size).toBe(count)
})

it('tells apart ids that differ in one sign, wherever it is', () => {
  const ids = Array.from(
    { length: 200_000 },
    (_, nth) => `0198c0de-1234-7000-8000-${String(nth).padStart(12, '0')}`,
  )
  const hashes = hashIds(ids)
  const apart = new Set(ids.map((_, nth) => `${hashes[nth * 2]}-${hashes[nth * 2 + 1]}`))
  expect(apart.size).toBe(ids.length)
})
