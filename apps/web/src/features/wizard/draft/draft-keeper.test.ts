import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../../api/api-error.ts'
import { emptyForm } from '../form.ts'
import { DraftKeeper, type Kept } from './draft-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const kept = (name: string): Kept => ({ form: { ...emptyForm, name }, step: 'configure', name })

/** A server with one draft: takes the version it has, refuses any other. */
const keeperOver = (
  server: { version: number; puts: string[]; broken?: boolean },
  version = server.version,
) =>
  new DraftKeeper({
    version,
    delayMs: 800,
    put: async ({ name }, from) => {
      if (server.broken) throw new ApiError('unreachable', 'Gone.')
      if (from !== server.version) throw new ApiError('conflict', 'Changed.', 409)
      server.puts.push(name)
      server.version += 1
      return server.version
    },
  })

describe('keeping a draft', () => {
  it('waits until typing rests, then keeps the newest once', async () => {
    const server = { version: 0, puts: [] }
    const keeper = keeperOver(server)
    expect([keeper.isChanged, keeper.isAtRisk]).toEqual([false, false])
    for (const name of ['a', 'ab', 'abc']) {
      keeper.change(kept(name))
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(keeper.isAtRisk).toBe(true)
    await vi.advanceTimersByTimeAsync(800)
    expect(server.puts).toEqual(['abc'])
    expect([keeper.state, keeper.isChanged, keeper.isAtRisk]).toEqual(['kept', true, false])
  })

  it('sends what was typed during a request after it, with the version it answered', async () => {
    const server = { version: 0, puts: [] }
    const keeper = keeperOver(server)
    keeper.change(kept('a'))
    const first = keeper.keepNow()
    keeper.change(kept('b'))
    await Promise.all([first, keeper.keepNow()])
    expect(server.puts).toEqual(['a', 'b'])
    expect(keeper.state).toBe('kept')
  })

  it('overwrites nothing of another tab until a person has chosen', async () => {
    const server = { version: 0, puts: [] as string[] }
    const [one, other] = [keeperOver(server), keeperOver(server)]
    one.change(kept('one'))
    await one.keepNow()
    other.change(kept('other'))
    await other.keepNow()
    other.change(kept('other more'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect([server.puts, other.state]).toEqual([['one'], 'conflict'])
    await other.keepMine(server.version)
    expect([server.puts, other.state]).toEqual([['one', 'other more'], 'kept'])
  })

  it('forgets nothing when the server is away', async () => {
    const server = { version: 0, puts: [], broken: true }
    const keeper = keeperOver(server)
    keeper.change(kept('a'))
    await keeper.keepNow()
    expect([keeper.state, keeper.isAtRisk]).toEqual(['failed', true])
    expect(keeper.failure).toBeInstanceOf(ApiError)
    server.broken = false
    await keeper.keepNow()
    expect([server.puts, keeper.state]).toEqual([['a'], 'kept'])
  })

  it('keeps nothing after its end', async () => {
    const server = { version: 0, puts: [] }
    const keeper = keeperOver(server)
    keeper.change(kept('a'))
    await keeper.end()
    keeper.change(kept('b'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect([server.puts, keeper.isChanged]).toEqual([[], false])
  })
})
