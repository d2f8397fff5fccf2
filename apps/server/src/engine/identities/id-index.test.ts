import { expect, it } from 'vitest'
import { idHash } from './id-hash.ts'
import { IdIndex } from './id-index.ts'

it('leaves no id out however often it grows, and names hardly a page in vain', () => {
  const index = new IdIndex()
  const count = 60_000
  const placeOf = (nth: number) => ({ page: 1 + Math.floor(nth / 1_000), position: nth % 1_000 })
  for (let nth = 0; nth < count; nth += 1) index.add(idHash(`evt_${nth}`), placeOf(nth))
  let missed = 0
  let inVain = 0
  for (let nth = 0; nth < count; nth += 1) {
    const { page, position } = placeOf(nth)
    const found = index.find(idHash(`evt_${nth}`))
    if (!found.some((place) => place.page === page && place.position === position)) missed += 1
    if (index.find(idHash(`other_${nth}`)).length > 0) inVain += 1
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
  const hashes = new Set(ids.map((id) => `${idHash(id).high}-${idHash(id).low}`))
  expect(hashes.size).toBe(ids.length)
})
