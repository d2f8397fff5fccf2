import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open-database.ts'
import { engines, newTestDatabase } from '../testing/databases.ts'
import { advancedConfig, eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const script = join(import.meta.dirname, 'testing', 'deliver-in-child.ts')

const deliverInChild = (options: object, sandboxUrl: string): ChildProcess =>
  spawn(process.execPath, [script, JSON.stringify(options), sandboxUrl], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const killHard = async (child: ChildProcess) => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe.each(engines)('a worker killed in the middle of its work, on the %s database', (engine) => {
  /** Fills a database, lets a child deliver until the sandbox has seen enough, kills it, and gives the rest to another. */
  const crash = async (
    prepare: (world: DeliveryWorld) => Promise<string>,
    kills: number[],
    seenBy: (world: DeliveryWorld) => number,
    judge: (world: DeliveryWorld, id: string) => Promise<void>,
  ) => {
    const database = await newTestDatabase(engine)
    const first = await openDatabase(database.options)
    const world = await DeliveryWorld.open(first)
    const { options } = database
    try {
      const id = await prepare(world)
      await world.closeFerry()
      await first.close()
      for (const count of kills) {
        const child = deliverInChild({ url: options.url, folder: options.folder }, world.sandbox.url)
        try {
          await expect.poll(() => seenBy(world), { timeout: 30_000, interval: 2 }).toBeGreaterThan(count)
        } finally {
          await killHard(child)
        }
      }
      const db = await openDatabase(options)
      const after = await world.reopened(db)
      try {
        await after.pass(60)
        await after.start()
        await judge(after, id)
      } finally {
        await after.closeFerry()
        await db.close()
      }
    } finally {
      await world.close()
      await database.remove()
    }
  }

  it('leaves no gap and no double', { timeout: 90_000 }, () =>
    crash(
      async (world) => {
        const { id } = await world.destination(usage(30_000), eventsConfig({ delivery: {} }))
        world.sandbox.faults.add({ kind: 'delay', delayMs: 10, times: null })
        await world.activate(id)
        return id
      },
      [9_000, 20_000],
      (world) => world.sandbox.events().length,
      async (world, id) => {
        const arrived = world.sandbox.events().length
        expect(arrived).toBeLessThan(30_000)
        const { progress } = await world.settled(id, 60_000)
        expect(progress).toMatchObject({ total: 30_000, setAside: 0, unknown: 0 })
        expect(progress.delivered + progress.duplicates).toBe(30_000)
        const ids = new Set(world.sandbox.events().map(({ transactionId }) => transactionId))
        expect(world.sandbox.events()).toHaveLength(30_000)
        expect(ids.size).toBe(30_000)
        expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
        // Only 16 requests in flight and 64 whose answers were not committed can have gone twice, at each kill.
        expect(progress.duplicates).toBeLessThanOrEqual(2 * (16 + 64) * 100)
      },
    ),
  )

  it('never repeats a money call', { timeout: 120_000 }, () =>
    crash(
      async (world) => {
        const walletId = await world.wallet()
        const texts = Array.from(
          { length: 30 },
          (_, nth) => `{"wallet_id":"${walletId}","granted_credits":"${nth + 1}.0"}`,
        )
        const { id } = await world.destination(
          texts,
          advancedConfig('POST', '/wallet_transactions', 'wallet_transaction'),
        )
        world.sandbox.faults.add({ kind: 'delay_after', delayMs: 60, times: null })
        await world.activate(id)
        return id
      },
      [5],
      (world) => topUps(world).length,
      async (world, id) => {
        const { progress } = await world.settled(id, 90_000)
        expect(progress).toMatchObject({ total: 30, setAside: 0 })
        expect(progress.delivered + progress.unknown).toBe(30)
        const bodies = topUps(world)
        expect(bodies).toHaveLength(30)
        expect(new Set(bodies).size).toBe(30)
        expect(progress.unknown).toBeLessThanOrEqual(1)
      },
    ),
  )
})

const topUps = (world: DeliveryWorld) =>
  world.sandbox.requests
    .filter(({ url }) => url.endsWith('/wallet_transactions'))
    .map(({ rawBody }) => rawBody)
