import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  it('delivers every record exactly once', async () => {
    await world.start()
    const { id } = await world.destination(usage(5_000))
    const activated = await world.activate(id)
    expect(activated.progress).toMatchObject({ total: 5_000, delivered: 0, waiting: 5_000 })
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ total: 5_000, delivered: 5_000, duplicates: 0 })
    expect(world.sandbox.events()).toHaveLength(5_000)
    expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
    expect(await world.calls(id)).toHaveLength(50)
  })

  it('carries every digit and the order of keys', async () => {
    await world.start()
    const text =
      '{"subscription":"sub_1","at":1750000000,"big":12345678901234567890,"amount":0.10,"z":1,"a":2}'
    const { id } = await world.destination([text])
    await world.activate(id)
    await world.settled(id)
    expect(world.sandbox.requests.at(-1)?.rawBody).toContain(
      '"properties":{"big":12345678901234567890,"amount":0.10,"z":1,"a":2}',
    )
  })

  it('sets aside what Lago refuses, with its reason, and delivers the rest of the batch', async () => {
    await world.start()
    world.sandbox.faults.add({
      kind: 'status',
      status: 422,
      body: JSON.stringify({
        status: 422,
        error: 'Unprocessable Entity',
        code: 'validation_errors',
        error_details: { 7: { code: ['value_is_mandatory'] } },
      }),
    })
    const { id } = await world.destination(usage(100))
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 99, setAside: 1 })
    const [record] = await world.setAside(id)
    expect(record).toMatchObject({ offset: 7, code: 'value_is_mandatory', field: 'code', status: 422 })
    expect(record?.text).toContain('"bytes":7')
    expect(world.sandbox.events()).toHaveLength(99)
  })

  it('sets aside records that cannot become a request, and sends the others', async () => {
    await world.start()
    const { id } = await world.destination(
      usage(250, (index) => (index % 50 === 3 ? { at: 'yesterday' } : {})),
    )
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 245, setAside: 5 })
    expect((await world.setAside(id))[0]).toMatchObject({
      offset: 3,
      code: 'timestamp_invalid',
      status: null,
      callId: null,
    })
    expect(world.sandbox.events()).toHaveLength(245)
  })

  it('delivers what is appended while it is active', async () => {
    await world.start()
    const { id, nexset } = await world.destination(usage(150))
    await world.activate(id)
    await world.settled(id)
    await world.append(nexset.id, usage(30))
    await world.append(nexset.id, usage(201))
    const { progress } = await world.until(id, (now) => now.progress.delivered === 381)
    expect(progress.total).toBe(381)
    expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
  })

  it('leaves out what was there before when it starts from now', async () => {
    await world.start()
    const { id, nexset } = await world.destination(usage(150))
    await world.activate(id, 'now')
    await world.append(nexset.id, usage(10))
    const { progress } = await world.until(id, (now) => now.progress.delivered === 10)
    expect(progress).toMatchObject({ total: 160, excluded: 150, waiting: 0 })
  })

  it('stops before the next request when paused, and goes on where it was', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 20, times: null })
    const { id } = await world.destination(usage(3_000), eventsConfig({ delivery: { inFlight: 2 } }))
    await world.activate(id)
    await world.until(id, ({ progress }) => progress.delivered > 300)
    await world.post(`/destinations/${id}/pause`)
    const paused = await world.until(id, ({ progress }) => progress.inFlight === 0)
    expect(paused.status).toBe('paused')
    expect(paused.progress.delivered).toBeLessThan(3_000)
    await expect.poll(() => db().query(`select number from range where state = 'running'`)).toEqual([])
    world.sandbox.faults.clear()
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 3_000, duplicates: 0 })
    expect(world.sandbox.counts()).toMatchObject({ events: 3_000, repeatedTransactionIds: {} })
  })

  it('gives everything not yet sent to the new version of an edited config', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 20, times: null })
    const { id } = await world.destination(usage(3_000), eventsConfig({ delivery: { inFlight: 2 } }))
    await world.activate(id)
    const { version, config } = await world.until(id, ({ progress }) => progress.delivered > 300)
    if (config.mode !== 'template') throw new Error('It was made with a template.')
    const edited = { ...config, mapping: { ...config.mapping, code: { constant: 'edited' } } }
    await world.patch(`/destinations/${id}`, { version, config: edited })
    await world.patch(`/destinations/${id}`, { version, name: 'Too late' }, [409])
    world.sandbox.faults.clear()
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 3_000, duplicates: 0 })
    const codes = Map.groupBy(world.sandbox.events(), (event) => event.code)
    expect(codes.get('edited')?.length).toBeGreaterThan(1_000)
    expect(world.sandbox.counts()).toMatchObject({ events: 3_000, repeatedTransactionIds: {} })
  })

  it('shows a call with the very request that was sent', async () => {
    await world.start()
    const { id } = await world.destination(usage(120, (index) => (index === 4 ? { at: null } : {})))
    await world.activate(id)
    await world.settled(id)
    const [call] = await world.calls(id)
    const detail = await world.get<{ request: { body: string; matches: boolean } }>(
      `/destinations/${id}/calls/${call?.id}`,
    )
    expect(detail.request.matches).toBe(true)
    expect(world.sandbox.requests.map(({ rawBody }) => rawBody)).toContain(detail.request.body)
  })
})
