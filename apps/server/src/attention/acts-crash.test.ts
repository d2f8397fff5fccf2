import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DatabaseOptions, openDatabase } from '../db/open-database.ts'
import { offsetsOf, parsePositions } from '../engine/ranges/positions.ts'
import { advancedConfig, eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld, expectSum } from '../engine/testing/delivery-world.ts'
import { engines, newTestDatabase } from '../testing/databases.ts'
import { answerFor } from './answer.ts'
import { retry } from './set-aside-acts.ts'

const script = join(import.meta.dirname, 'testing', 'act-in-child.ts')
const kills = 3

/** What a dead process held is free again by then. */
const letLeasesEnd = async (world: DeliveryWorld, options: DatabaseOptions) => {
  const db = await openDatabase(options)
  const between = await world.reopened(db)
  await between.pass(60)
  await between.closeFerry()
  await db.close()
}

describe.each(engines)('a server killed while somebody sends records again, on the %s database', (engine) => {
  /** Prepares, then lets children act and deliver and kills each once Lago has seen some more; the rest is done here. */
  const crash = async (
    act: 'retry' | 'send',
    prepare: (world: DeliveryWorld) => Promise<string>,
    judge: (world: DeliveryWorld, id: string) => Promise<void>,
  ) => {
    const { options, remove } = await newTestDatabase(engine)
    const first = await openDatabase(options)
    const world = await DeliveryWorld.open(first)
    try {
      const id = await prepare(world)
      await world.closeFerry()
      await first.close()
      for (let nth = 0; nth < kills; nth += 1) {
        const seen = world.sandbox.requests.length
        const where = JSON.stringify({ url: options.url, folder: options.folder })
        const child = spawn(process.execPath, [script, where, world.sandbox.url, id, act], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const gone = once(child, 'exit')
        try {
          await once(child.stdout, 'data')
          await expect
            .poll(() => world.sandbox.requests.length, { timeout: 30_000, interval: 1 })
            .toBeGreaterThan(seen + nth)
        } finally {
          child.kill('SIGKILL')
          await gone
        }
        await letLeasesEnd(world, options)
      }
      const db = await openDatabase(options)
      const after = await world.reopened(db)
      try {
        await after.pass(60)
        expectSum((await after.get(`/destinations/${id}`)).progress)
        world.sandbox.faults.clear()
        await after.start()
        await judge(after, id)
      } finally {
        await after.closeFerry()
        await db.close()
      }
    } finally {
      await world.close()
      await remove()
    }
  }
  const all = (destinationId: string) =>
    ({ destinationId, who: 'a test', why: '', records: { all: true }, confirmed: false }) as const

  it('bills every event once that was retried', { timeout: 180_000 }, () =>
    crash(
      'retry',
      async (world) => {
        const engineHere = await world.start()
        const body =
          '{"status":422,"error":"Unprocessable Entity","code":"validation_errors","error_details":{"code":["value_is_invalid"]}}'
        world.sandbox.faults.add({
          kind: 'status',
          status: 422,
          times: null,
          body,
          match: { path: '/events' },
        })
        const { id } = await world.destination(usage(60), eventsConfig({ batching: null }))
        await world.activate(id)
        expect((await world.settled(id)).progress).toMatchObject({ setAside: 60 })
        await engineHere.close()
        world.engines.splice(0)
        world.sandbox.faults.clear()
        world.sandbox.faults.add({
          kind: 'delay_after',
          delayMs: 30,
          times: null,
          match: { path: '/events' },
        })
        return id
      },
      async (world, id) => {
        await world.settled(id, 60_000)
        await retry(world.db, all(id))
        const { progress } = await world.settled(id, 60_000)
        expect(progress).toMatchObject({ total: 60, setAside: 0, unknown: 0, excluded: 0 })
        expect(progress.delivered + progress.duplicates).toBe(60)
        expect(world.sandbox.events()).toHaveLength(60)
        expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
      },
    ),
  )

  it('makes a money call at most once for each answer to send it', { timeout: 180_000 }, () =>
    crash(
      'send',
      async (world) => {
        const engineHere = await world.start()
        const wallet = await world.wallet()
        const match = { path: '/wallet_transactions' }
        // Every other one: three unclear calls in a row would hold the destination.
        for (let nth = 0; nth < 20; nth += 2) {
          const bodyIncludes = `"granted_credits":"${nth + 1}.0"`
          world.sandbox.faults.add({ kind: 'drop_before', times: null, match: { ...match, bodyIncludes } })
        }
        const texts = Array.from(
          { length: 20 },
          (_, nth) => `{"wallet_id":"${wallet}","granted_credits":"${nth + 1}.0"}`,
        )
        const config = advancedConfig('POST', '/wallet_transactions', 'wallet_transaction')
        const { id } = await world.destination(texts, config)
        await world.activate(id)
        expect((await world.settled(id)).progress).toMatchObject({ delivered: 10, unknown: 10 })
        await engineHere.close()
        world.engines.splice(0)
        world.sandbox.faults.clear()
        world.sandbox.faults.add({ kind: 'delay_after', delayMs: 40, times: null, match })
        return id
      },
      async (world, id) => {
        await world.settled(id, 60_000)
        await answerFor(world.db, { ...all(id), answer: 'send', confirmed: true })
        const { progress } = await world.settled(id, 60_000)
        expect(progress).toMatchObject({ total: 20, delivered: 20, unknown: 0, setAside: 0 })
        const confirmed = new Map<number, number>()
        const acts = await world.db.query<{ positions: string }>(
          `select positions::text from audit where destination_id = $1 and act = 'answer_send'`,
          [id],
        )
        for (const offset of acts.flatMap(({ positions }) => offsetsOf(parsePositions(positions))))
          confirmed.set(offset, (confirmed.get(offset) ?? 0) + 1)
        const bodies = world.sandbox.requests
          .filter(({ url }) => url.endsWith('/wallet_transactions'))
          .map(({ rawBody }) => rawBody)
        for (let offset = 0; offset < 20; offset += 2) {
          const made = bodies.filter((text) => text.includes(`"granted_credits":"${offset + 1}.0"`)).length
          expect(made, `calls for record ${offset}`).toBeGreaterThanOrEqual(2)
          expect(made, `calls for record ${offset}`).toBeLessThanOrEqual(1 + (confirmed.get(offset) ?? 0))
        }
      },
    ),
  )
})
