import { randomUUID } from 'node:crypto'
import type { Answer } from '@ferry/core'
import { afterEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { createLimits, type Limits } from './limits.ts'

const events = { method: 'POST', url: 'http://lago.test/api/v1/events/batch' }
const answer = (headers: Record<string, number> = {}, status = 200): Answer => ({
  kind: 'answered',
  status,
  headers: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
  body: '',
})
const limits = (limit: number, remaining: number, reset: number) =>
  answer({ 'X-RateLimit-Limit': limit, 'X-RateLimit-Remaining': remaining, 'X-RateLimit-Reset': reset })

onEachEngine((db) => {
  const opened: Limits[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()))
  })
  const surprises: string[] = []
  const surprise = (_: object, message: string) => surprises.push(message)
  const log = { info: () => {}, warn: surprise, error: surprise }
  afterEach(() => expect(surprises.splice(0)).toEqual([]))
  /** What one process has, for the organization of a credential. */
  const budget = async (credentialId: string, request = events) => {
    const process = await createLimits({ db: db(), log })
    opened.push(process)
    return process.budgetFor(credentialId, request)
  }
  type Budget = Awaited<ReturnType<typeof budget>>
  /** How many of so many requests may go within a while. */
  const gone = async (from: Budget, count: number, share: string | null, ms = 400) => {
    const signal = AbortSignal.timeout(ms)
    let number = 0
    await Promise.all(
      Array.from({ length: count }, () =>
        from.take(share, signal).then(() => (number += signal.aborted ? 0 : 1)),
      ),
    )
    return number
  }

  it('knows no limit until an answer names one', async () => {
    expect(await gone(await budget(randomUUID()), 500, 'a')).toBe(500)
  })

  it('shares what a window has left among processes, and keeps some for tests', async () => {
    const id = randomUUID()
    const [one, other] = [await budget(id), await budget(id)]
    await one.learn(limits(40, 39, 60))
    const [first, second] = await Promise.all([gone(one, 40, 'a', 3_000), gone(other, 40, 'b', 3_000)])
    expect(first + second).toBe(37)
    expect(await gone(other, 5, null, 1_000)).toBe(2)
    // Another bucket is counted apart.
    expect(
      await gone(await budget(id, { ...events, url: 'http://lago.test/api/v1/customers' }), 50, 'a'),
    ).toBe(50)
  })

  it('stops every process after a 429 until the window ends', async () => {
    const id = randomUUID()
    const [one, other] = [await budget(id), await budget(id)]
    expect(await gone(other, 3, 'b')).toBe(3)
    await one.learn(answer({}, 429), 1)
    const begun = performance.now()
    await expect.poll(() => gone(other, 1, 'b', 50), { interval: 20, timeout: 5_000 }).toBe(0)
    await other.take('b')
    expect(performance.now() - begun).toBeGreaterThan(500)
    // That one request finds out that there is no limit any more.
    await other.learn(answer())
    await expect.poll(() => gone(one, 50, 'a', 100), { timeout: 5_000 }).toBe(50)
  })

  it('opens the next window when the last one is over', async () => {
    const one = await budget(randomUUID())
    await one.learn(limits(10, 0, 1))
    expect(await gone(one, 5, 'a', 300)).toBe(0)
    await expect.poll(() => gone(one, 4, 'a', 200), { timeout: 5_000 }).toBe(4)
  })

  it('lets everybody have a turn, and tests go first', async () => {
    const one = await budget(randomUUID())
    await one.learn(limits(30, 0, 1))
    const order: string[] = []
    const take = (share: string | null, name: string) => one.take(share).then(() => order.push(name))
    const all = [
      ...Array.from({ length: 20 }, () => take('huge', 'huge')),
      take('small', 'small'),
      take(null, 'test'),
    ]
    await Promise.all(all)
    expect(order[0]).toBe('test')
    expect(order.indexOf('small')).toBeLessThan(4)
  })
})
