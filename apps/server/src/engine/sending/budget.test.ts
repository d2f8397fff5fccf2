import type { Answer } from '@ferry/core'
import { expect, it } from 'vitest'
import { Budget } from './budget.ts'

const answer = (headers: Record<string, number>, status = 200): Answer => ({
  kind: 'answered',
  status,
  headers: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
  body: '',
})
const limits = (remaining: number, reset: number) =>
  answer({ 'X-RateLimit-Limit': 5, 'X-RateLimit-Remaining': remaining, 'X-RateLimit-Reset': reset })

/** Whether a request may go at this moment; a budget that waits is told to give up. */
const mayGo = async (budget: Budget) => {
  const stop = new AbortController()
  const taken = budget.take(stop.signal).then(() => !stop.signal.aborted)
  setImmediate(() => stop.abort())
  return taken
}

it('knows no limit until a header names one', async () => {
  const budget = new Budget(() => 0)
  for (let nth = 0; nth < 100; nth += 1) expect(await mayGo(budget)).toBe(true)
})

it('sends what a window has left, and waits for the next one', async () => {
  let now = 0
  const budget = new Budget(() => now)
  budget.learn(limits(2, 60))
  expect(await mayGo(budget)).toBe(true)
  expect(await mayGo(budget)).toBe(true)
  expect(await mayGo(budget)).toBe(false)
  now = 60_001
  for (let nth = 0; nth < 5; nth += 1) expect(await mayGo(budget)).toBe(true)
  expect(await mayGo(budget)).toBe(false)
})

it('sends nothing during a pause, then lets one find out where no limit is known', async () => {
  let now = 0
  const budget = new Budget(() => now)
  budget.pause(30)
  expect(await mayGo(budget)).toBe(false)
  now = 30_001
  expect(await mayGo(budget)).toBe(true)
  expect(await mayGo(budget)).toBe(false)
  budget.learn(answer({}))
  expect(await mayGo(budget)).toBe(true)
})

it('believes the lowest of what late answers say', async () => {
  const budget = new Budget(() => 0)
  budget.learn(limits(1, 60))
  budget.learn(limits(4, 60))
  expect(await mayGo(budget)).toBe(true)
  expect(await mayGo(budget)).toBe(false)
})

it('takes a clock time for no window, so that delivery does not stop for years', async () => {
  let now = 0
  const budget = new Budget(() => now)
  budget.learn(limits(1, 1_751_328_000))
  expect(await mayGo(budget)).toBe(true)
  now = 3_600_001
  expect(await mayGo(budget)).toBe(true)
})

it('lets one find out where the limit is said to be nought', async () => {
  let now = 0
  const budget = new Budget(() => now)
  budget.learn(answer({ 'X-RateLimit-Limit': 0, 'X-RateLimit-Remaining': 0, 'X-RateLimit-Reset': 1 }))
  now = 1_001
  expect(await mayGo(budget)).toBe(true)
})
