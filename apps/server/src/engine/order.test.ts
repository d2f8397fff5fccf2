import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { keysHeldBy } from './ranges/blocked-keys.ts'
import { advancedConfig, eventsConfig } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const config = advancedConfig('POST', '/customers', 'customer')
const customers = (count: number, keys: number) =>
  Array.from({ length: count }, (_, nth) => `{"external_id":"c${nth % keys}","name":"Name ${nth}."}`)

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  const refuse = (name: string) =>
    world.sandbox.faults.add({
      kind: 'status',
      status: 422,
      body: JSON.stringify({
        status: 422,
        error: 'Unprocessable Entity',
        code: 'validation_errors',
        error_details: { name: ['value_is_invalid'] },
      }),
      match: { path: '/customers', bodyIncludes: name },
    })
  /** Numbers of the records that were accepted, in the order of their arrival, of one customer. */
  const accepted = (key: string) =>
    world.sandbox.requests
      .filter(({ status, rawBody }) => status === 200 && rawBody.includes(`"${key}"`))
      .map(({ rawBody }) => Number(/Name (\d+)\./.exec(rawBody)?.[1]))

  it('sends records of one key one after the other, and those of other keys beside them', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 20, times: null, match: { path: '/customers' } })
    world.sandbox.faults.add({
      kind: 'status',
      status: 503,
      skip: 30,
      times: 2,
      match: { path: '/customers' },
    })
    const { id } = await world.destination(customers(80, 4), config)
    await world.activate(id)
    let most = 0
    const { progress } = await world.until(id, (now) => {
      most = Math.max(most, world.sandbox.requests.filter(({ answer }) => answer === null).length)
      return now.progress.delivered === 80
    })
    expect(progress).toMatchObject({ delivered: 80, setAside: 0 })
    for (let key = 0; key < 4; key += 1)
      expect(accepted(`c${key}`)).toEqual(Array.from({ length: 20 }, (_, nth) => nth * 4 + key))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(4)
  })

  it('lets later records of a key wait for one that is set aside, over all ranges, and others go on', {
    timeout: 90_000,
  }, async () => {
    await world.start()
    refuse('Name 4.')
    const { id } = await world.destination(customers(1_200, 3), config)
    await world.activate(id)
    // Of c1 the second was refused, so 398 wait behind it.
    const stuck = await world.until(
      id,
      ({ progress }) => progress.delivered === 801 && progress.inFlight === 0,
      60_000,
    )
    expect(stuck.progress).toMatchObject({ setAside: 1, waiting: 398 })
    expect(accepted('c1')).toEqual([1])
    expect(await keysHeldBy(db(), id, [4, 7])).toEqual(new Map([[4, 'c1']]))
    await world.post(`/destinations/${id}/set-aside/discard`, {
      records: { offsets: [4] },
      why: 'It is wrong.',
    })
    const { progress } = await world.until(id, (now) => now.progress.waiting === 0, 60_000)
    expect(progress).toMatchObject({ delivered: 1_199, excluded: 1, setAside: 0 })
    expect(accepted('c1')).toEqual([1, ...Array.from({ length: 398 }, (_, nth) => 7 + nth * 3)])
  })

  it('keeps order from the edit on that makes it matter, though several ranges were worked on', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 50, times: null, match: { path: '/events' } })
    const texts = Array.from(
      { length: 7_500 },
      (_, nth) => `{"external_id":"c0","name":"Name ${nth}.","subscription":"s","at":${1_750_000_000 + nth}}`,
    )
    const { id } = await world.destination(texts, eventsConfig({ delivery: { inFlight: 2 } }))
    await world.activate(id)
    const { version } = await world.until(id, ({ progress }) => progress.delivered > 100)
    await world.patch(`/destinations/${id}`, { version, config })
    const changes = () =>
      world.sandbox.requests
        .filter(({ url, status }) => url.endsWith('/customers') && status === 200)
        .map(({ rawBody }) => Number(/Name (\d+)\./.exec(rawBody)?.[1]))
    await expect.poll(() => changes().length, { timeout: 20_000 }).toBeGreaterThan(50)
    const [first = 0, ...rest] = changes()
    expect(first).toBeLessThan(2_500)
    expect(rest).toEqual(rest.map((_, nth) => first + 1 + nth))
  })

  it('tries no record before an earlier one of its key when it finds out whether Lago works again', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'status', status: 503, times: null, match: { path: '/customers' } })
    const { id } = await world.destination(customers(2, 1), config)
    await world.activate(id)
    await world.until(id, ({ status, progress }) => status === 'held' && progress.inFlight === 0)
    const tried = () => world.sandbox.requests.filter(({ url }) => url.endsWith('/customers')).length
    const before = tried()
    await world.post(`/destinations/${id}/probe`)
    await expect.poll(tried).toBe(before + 1)
    await expect
      .poll(() => db().query(`select probe_attempts % 2 as odd from destination where id = $1`, [id]))
      .toEqual([{ odd: 0 }])
    world.sandbox.faults.clear()
    await world.post(`/destinations/${id}/probe`)
    await world.until(id, ({ progress }) => progress.delivered === 2)
    expect(accepted('c0')).toEqual([0, 1])
  })
})
