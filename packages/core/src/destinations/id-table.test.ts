import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { idTable } from './id-table.ts'

it('knows each id by its first number, as a Map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', 'é'), maxLength: 3 })), (ids) => {
      const table = idTable(ids.length, (number) => ids[number] ?? null)
      const map = new Map<string, number>()
      for (const [number, id] of ids.entries()) {
        expect(table.add(id, number)).toBe(map.get(id) ?? null)
        if (!map.has(id)) map.set(id, number)
      }
    }),
  )
})

it('has room for as many as it was made for', () => {
  const table = idTable(5_000, (number) => `e${number}`)
  for (let number = 0; number < 5_000; number += 1) expect(table.add(`e${number}`, number)).toBeNull()
  expect(table.add('e4999', 0)).toBe(4999)
})
