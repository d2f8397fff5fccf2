import { afterEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  const open = async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  }
  afterEach(() => world?.close())

  /** Delivers records, deletes their destination, and delivers them again with another code. */
  const deliverOnceMore = async (code: string, count: number) => {
    const credentialId = await world.credential()
    const first = await world.destination(usage(count), eventsConfig(), credentialId)
    await world.activate(first.id)
    await world.settled(first.id)
    await world.call('DELETE', `/destinations/${first.id}`)
    const config = eventsConfig()
    if (config.mode !== 'template') throw new Error('It is made with a template.')
    return world.post('/destinations', {
      name: 'Again',
      nexsetId: first.nexset.id,
      credentialId,
      config: { ...config, mapping: { ...config.mapping, code: { constant: code } } },
    })
  }

  it('counts as there only what Lago holds with the same content, even under an id of its own', async () => {
    await open()
    const { id } = await deliverOnceMore('mended', 3)
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(world.sandbox.events().map(({ code }) => code)).toEqual(['api_calls', 'api_calls', 'api_calls'])
    expect(progress).toMatchObject({ delivered: 0, duplicates: 0, setAside: 3 })
    expect((await world.setAside(id))[0]?.sentence).toContain('has not been billed')
  })

  it('counts as there what was delivered before with the same content', async () => {
    await open()
    const { id } = await deliverOnceMore('api_calls', 150)
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ duplicates: 150, setAside: 0, unknown: 0 })
  })

  it('takes the property that Lago computes itself for no difference, and any other for one', async () => {
    await open()
    await world.lago('/billable_metrics', 'billable_metric', {
      name: 'Computed',
      code: 'computed',
      aggregation_type: 'sum_agg',
      field_name: 'twice',
      expression: 'event.properties.bytes * 2',
    })
    const credentialId = await world.credential()
    const config = eventsConfig()
    if (config.mode !== 'template') throw new Error('It is made with a template.')
    const mapping = { ...config.mapping, code: { constant: 'computed' } }
    const first = await world.destination(usage(3), { ...config, mapping }, credentialId)
    await world.activate(first.id)
    await world.settled(first.id)
    expect(world.sandbox.events()[2]?.properties).toBe('{"bytes":2,"twice":4}')
    await world.call('DELETE', `/destinations/${first.id}`)
    const again = async (change: object) => {
      const made = { ...config, mapping, ...change }
      const body = { name: 'Again', nexsetId: first.nexset.id, credentialId, config: made }
      const { id } = await world.post('/destinations', body)
      await world.activate(id)
      const { progress } = await world.settled(id)
      await world.call('DELETE', `/destinations/${id}`)
      return progress
    }
    expect(await again({})).toMatchObject({ delivered: 0, duplicates: 3, setAside: 0 })
    const { properties: _, ...others } = config.mapping
    const changed = {
      mapping: { ...others, code: { constant: 'computed' }, 'properties.bytes': { constant: '7' } },
    }
    expect(await again(changed)).toMatchObject({ duplicates: 0, setAside: 3 })
  })

  it('tries a look-up again that failed, instead of taking the id for its own', async () => {
    await open()
    world.sandbox.faults.add({ kind: 'status', status: 503, times: 2, match: { method: 'GET' } })
    const { id } = await deliverOnceMore('mended', 3)
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ duplicates: 0, setAside: 3, unknown: 0 })
  })

  it('leaves a record waiting whose last look-up a pause cut short', async () => {
    await open()
    const { id } = await deliverOnceMore('api_calls', 1)
    const match = { method: 'GET', path: '/events/*' }
    world.sandbox.faults.add({ kind: 'status', status: 503, times: 5, match })
    world.sandbox.faults.add({ kind: 'hang_before', match })
    await world.activate(id)
    // The first delivery, then six times the event and its look-up, of which the last hangs.
    await expect.poll(() => world.sandbox.counts().requests, { timeout: 10_000 }).toBe(13)
    await world.post(`/destinations/${id}/pause`)
    expect((await world.until(id, ({ progress }) => progress.inFlight === 0)).progress).toMatchObject({
      waiting: 1,
      unknown: 0,
    })
  })
})
