import { plan } from '@ferry/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCredential } from '../credentials/open-credential.ts'
import { readRecordsAt } from '../nexsets/queries/read-records.ts'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const mapping = {
  external_subscription_id: { attribute: 'subscription' },
  timestamp: { attribute: 'at' },
  properties: { rest: true as const },
}

onEachEngine((db, engine) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  // Two engines on one embedded database cannot be: its folder has one owner, who voids all leases at start.
  it.runIf(engine === 'postgresql')('shares the work of two machines without a double', async () => {
    await world.start()
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 5, times: null })
    const { id } = await world.destination(usage(20_000))
    await world.activate(id)
    const { progress } = await world.settled(id, 60_000)
    expect(progress).toMatchObject({ delivered: 20_000, duplicates: 0 })
    expect(world.sandbox.counts()).toMatchObject({ events: 20_000, repeatedTransactionIds: {} })
    // The last ranges are given back a moment after their last record.
    const held = () => db().query('select number from range where lease_owner is not null')
    await expect.poll(held, { timeout: 10_000 }).toEqual([])
  })

  it('changes no outcome after its lease went to somebody else', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay_after', delayMs: 700, times: 1 })
    const { id } = await world.destination(usage(100))
    await world.activate(id)
    await expect.poll(() => world.sandbox.events().length, { timeout: 10_000 }).toBe(100)
    // As if the lease had run out and another worker had claimed: the fence is higher.
    await db().query(`update range set fence = fence + 1 where destination_id = $1`, [id])
    await expect.poll(async () => (await world.calls(id)).length, { timeout: 10_000 }).toBe(1)
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ delivered: 0, duplicates: 0 })
    await world.pass(60)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 0, duplicates: 100 })
    expect(world.sandbox.counts()).toMatchObject({ events: 100, repeatedTransactionIds: {} })
  })

  it('finds out what a Ferry of another version may have sent', async () => {
    const credentialId = await world.credential()
    const { id, nexset } = await world.destination(usage(3), eventsConfig(), credentialId)
    await world.activate(id)
    // As if that other Ferry had planned the first record with another code, and had died.
    const [sent] = plan(
      eventsConfig({ mapping: { ...mapping, code: { constant: 'of_before' } }, batching: null }),
      await readRecordsAt(db(), nexset.id, [0]),
      { nexsetId: nexset.id, baseUrl: world.sandbox.baseUrl },
    ).requests
    const credential = await openCredential(world.deps, credentialId)
    if (sent) await world.deps.send(credential, sent)
    await db().query(
      `insert into range (destination_id, number, positions, record_count, first_offset, config_number, plan_version, maybe_sent)
       values ($1, 1, '{[0,3)}', 3, 0, 1, 1, '{[0,3)}')`,
      [id],
    )
    await db().query(`update destination set cut_offset = 3, next_range_number = 2 where id = $1`, [id])
    // An answer has told meanwhile, so that nothing has to be looked up before.
    await db().query(`update credential set event_store = 'postgres' where id = $1`, [credentialId])
    await world.start()
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 2, duplicates: 0, setAside: 1 })
  })

  it('gives its ranges back when it is closed, within a few seconds', async () => {
    const first = await world.start({ graceMs: 300 })
    world.sandbox.faults.add({ kind: 'hang_before', skip: 10, times: 4 })
    const { id } = await world.destination(usage(5_000))
    await world.activate(id)
    await expect
      .poll(() => world.sandbox.requests.filter(({ fault }) => fault !== null).length, { timeout: 10_000 })
      .toBeGreaterThan(0)
    const begun = performance.now()
    await first.close()
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(
      await db().query(`select number from range where destination_id = $1 and state = 'running'`, [id]),
    ).toEqual([])
    world.sandbox.faults.clear()
    await world.start()
    const { progress } = await world.settled(id)
    // What had arrived when it gave up waiting for answers is there already.
    expect(progress).toMatchObject({ waiting: 0, unknown: 0, setAside: 0 })
    expect(progress.delivered + progress.duplicates).toBe(5_000)
    expect(world.sandbox.counts()).toMatchObject({ events: 5_000, repeatedTransactionIds: {} })
  })

  it('caps the requests in flight', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 30, times: null })
    const { id } = await world.destination(usage(1_500), eventsConfig({ delivery: { inFlight: 3 } }))
    await world.activate(id)
    let most = 0
    await world.until(id, ({ progress }) => {
      most = Math.max(most, world.sandbox.requests.filter(({ answer }) => answer === null).length)
      return progress.delivered === 1_500
    })
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(3)
  })

  it.runIf(engine === 'postgresql')('caps them over all processes, and lets all of them work', async () => {
    await world.start()
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 30, times: null })
    const { id } = await world.destination(usage(12_000), eventsConfig({ delivery: { inFlight: 4 } }))
    await world.activate(id)
    let most = 0
    const workers = new Set<unknown>()
    await world.until(
      id,
      ({ progress }) => {
        most = Math.max(most, world.sandbox.requests.filter(({ answer }) => answer === null).length)
        void db()
          .query('select owner from in_flight_share where destination_id = $1 and granted > 0', [id])
          .then((rows) => rows.map(({ owner }) => workers.add(owner)))
        return progress.delivered === 12_000
      },
      60_000,
    )
    expect(most).toBeLessThanOrEqual(4)
    expect(workers.size).toBe(2)
  })

  it('keeps the rate of a destination over all processes', async () => {
    await world.start()
    if (engine === 'postgresql') await world.start()
    const { id } = await world.destination(
      usage(3_000),
      eventsConfig({ delivery: { requestsPerSecond: 20 } }),
    )
    const begun = performance.now()
    await world.activate(id)
    await world.settled(id)
    const seconds = (performance.now() - begun) / 1000
    expect(world.sandbox.requests.length).toBe(30)
    // The first five may go at once.
    expect(seconds).toBeGreaterThan(25 / 20)
  })

  it('delivers with pg-boss beside it, and ends cleanly', { timeout: 60_000 }, async () => {
    const started = await world.start({ jobs: true })
    const { id } = await world.destination(usage(1_200))
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 1_200, duplicates: 0 })
    const queues = await db().query<{ name: string }>(
      `select name from pgboss.queue where name in ('wake', 'sweep') order by name`,
    )
    expect(queues.map(({ name }) => name)).toEqual(['sweep', 'wake'])
    await started.close()
  })
})
