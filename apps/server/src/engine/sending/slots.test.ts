import { expect, it } from 'vitest'
import { Slots } from './slots.ts'

const enter = async (slots: Slots) => {
  const place = await slots.enter(new AbortController().signal)
  if (place === null) throw new Error('Nobody said stop.')
  return place
}

it('halves with trouble, once for all that were on their way, and comes back one a round', async () => {
  const slots = new Slots(64)
  const places = await Promise.all(Array.from({ length: 16 }, () => enter(slots)))
  const begunAt = performance.now()
  for (let nth = 0; nth < 16; nth += 1) slots.learn(false, begunAt)
  expect(slots.limit).toBe(8)
  for (const place of places.slice(8)) place.leave()
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
  const first = await enter(slots)
  const order: number[] = []
  const waiting = [1, 2].map(async (nth) => {
    const place = await enter(slots)
    order.push(nth)
    place.leave()
  })
  first.leave()
  await Promise.all(waiting)
  expect(order).toEqual([1, 2])
})

it('gives the place of a request to the next when its answer is here, until too many answers wait', async () => {
  const slots = new Slots(1)
  const answered = []
  for (let nth = 0; nth < 64; nth += 1) {
    const place = await enter(slots)
    place.answered()
    answered.push(place)
  }
  expect(slots.busy).toBe(0)
  let isIn = false
  const next = enter(slots).then(() => (isIn = true))
  await Promise.resolve()
  expect(isIn).toBe(false)
  answered[0]?.leave()
  await next
  expect(slots.busy).toBe(1)
})

it('lets those go that are told to stop while they wait, and takes nothing for them', async () => {
  const slots = new Slots(0)
  const stop = new AbortController()
  const waiting = [slots.enter(stop.signal), slots.enter(stop.signal)]
  const stays = enter(slots)
  stop.abort()
  expect(await Promise.all(waiting)).toEqual([null, null])
  expect(await slots.enter(stop.signal)).toBeNull()
  expect(slots.busy).toBe(0)
  slots.setCap(1)
  const place = await stays
  expect(slots.busy).toBe(1)
  place.leave()
  expect(slots.busy).toBe(0)
})
