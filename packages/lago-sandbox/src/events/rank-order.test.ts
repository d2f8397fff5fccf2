import { expect, it } from 'vitest'
import { seeded } from '../faults/chance.ts'
import { RankOrder } from './rank-order.ts'

const SEED = 4

/** How many neighbours of an order are the wrong way round; events of one rank belong in order of arrival. */
const wrongIn = (order: Uint32Array, ranks: readonly number[]): number =>
  order.reduce((wrong, position, at) => {
    const before = order[at - 1]
    if (before === undefined) return wrong
    const step = (ranks[position] ?? 0) - (ranks[before] ?? 0)
    return wrong + (step < 0 || (step === 0 && position < before) ? 1 : 0)
  }, 0)

// Many times as many as are sorted at once; then some more into an order that is known.
it.each([
  ['anywhere', 1000],
  ['nearly in order', 1],
])('keeps the order of events that came %s', (_name, disorder) => {
  const chance = seeded(SEED)
  const ranks = Array.from({ length: 20_000 }, (__, at) =>
    Math.floor((disorder === 1 ? at / 100 : 0) + chance() * disorder * 3),
  )
  const order = new RankOrder(1000)
  for (const size of [15_500, 15_501, 20_000]) {
    const held = { log: { size, replacements: 0 }, rank: (position: number) => ranks[position] ?? 0 }
    const positions = order.of(held)
    expect(wrongIn(positions, ranks), `seed ${SEED}`).toBe(0)
    expect(new Set(positions).size).toBe(size)
  }
})
