import { expect, it } from 'vitest'
import { Slots } from './slots.ts'

it('halves with trouble, once for all that were on their way, and comes back one a round', async () => {
  const slots = new Slots(64)
  for (let nth = 0; nth < 16; nth += 1) await slots.enter()
  const begunAt = performance.now()
  for (let nth = 0; nth < 16; nth += 1) slots.learn(false, begunAt)
  expect(slots.limit).toBe(8)
  for (let nth = 0; nth < 8; nth += 1) slots.leave()
  for (let nth = 0; nth < 9; nth += 1) slots.learn(true, performance.now())
  expect(slots.limit).toBe(9)
})

it('never goes above its cap, nor below one', async () => {
  const slots = new Slots(3)
  expect(slots.limit).toBe(3)
  for (let nth = 0; nth < 10; nth += 1) slots.learn(false, performance.now() + nth)
  expect(slots.limit).toBe(1)
})

it('lets those wait that find no place, and serves them in order', async () => {
  const slots = new Slots(1)
  await slots.enter()
  const order: number[] = []
  const waiting = [1, 2].map((nth) => slots.enter().then(() => order.push(nth)))
  slots.leave()
  slots.leave()
  await Promise.all(waiting)
  expect(order).toEqual([1, 2])
})
