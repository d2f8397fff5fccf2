import type { Destination } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { advancedConfig, eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { emptyTables, onEachEngine } from '../testing/databases.ts'

const nowhere = '00000000-0000-4000-8000-000000000000'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    await emptyTables(db())
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  it('creates a destination that sends nothing yet', async () => {
    await world.start()
    const destination = await world.destination(usage(20))
    expect(destination).toMatchObject({
      status: 'inactive',
      version: 1,
      configNumber: 1,
      hold: null,
      activatedAt: null,
    })
    expect(destination.progress).toMatchObject({ total: 20, waiting: 20, delivered: 0 })
    expect(world.sandbox.requests).toHaveLength(0)
  })

  it('names what does not exist', async () => {
    const body = {
      name: 'Lost',
      nexsetId: nowhere,
      credentialId: await world.credential(),
      config: eventsConfig(),
    }
    const refused = await world.call('POST', '/destinations', body)
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', places: [{ path: 'body.nexsetId' }] },
    })
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/activate'],
      ['GET', '/calls'],
      ['GET', '/set-aside'],
    ]) {
      const payload = path === '/activate' ? {} : undefined
      const answer = await world.call(method ?? '', `/destinations/${nowhere}${path}`, payload)
      expect(answer, `${method} ${path}`).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
  })

  it('refuses a save that was made from an older version', async () => {
    const { id, version } = await world.destination(usage(1))
    await world.patch(`/destinations/${id}`, { version, name: 'Mine' })
    const late = await world.call('PATCH', `/destinations/${id}`, { version, name: 'Theirs' })
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await world.get(`/destinations/${id}`)).name).toBe('Mine')
  })

  it('numbers config versions, and keeps a rename from making one', async () => {
    const { id, version } = await world.destination(usage(1))
    const renamed = await world.patch(`/destinations/${id}`, { version, name: 'Renamed' })
    expect(renamed.configNumber).toBe(1)
    const changed = await world.patch(`/destinations/${id}`, {
      version: renamed.version,
      config: eventsConfig({ responseWebhook: true }),
    })
    expect(changed.configNumber).toBe(2)
    const versions = await db().query(`select number from destination_config where destination_id = $1`, [id])
    expect(versions).toHaveLength(2)
  })

  it('refuses to activate what cannot be sent, with the place and the sentence', async () => {
    const { id } = await world.destination(usage(1), eventsConfig({ operation: 'nothing_lago_has' }))
    const refused = await world.call('POST', `/destinations/${id}/activate`, {})
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_config' } })
    expect((await world.get(`/destinations/${id}`)).status).toBe('inactive')
  })

  it('pauses and probes only what runs or is held', async () => {
    const { id } = await world.destination(usage(1))
    for (const verb of ['pause', 'probe']) {
      expect(await world.call('POST', `/destinations/${id}/${verb}`, {})).toMatchObject({
        status: 409,
        body: { code: 'state_forbids' },
      })
    }
  })

  it('pauses under the config of an edit that it had to wait for', async () => {
    const { id, credential } = await world.destination(usage(1))
    await world.activate(id)
    const edited = Promise.withResolvers<void>()
    const editing = db().transaction(async (tx) => {
      await tx.query('select from destination where id = $1 for no key update', [id])
      await tx.query(
        `insert into destination_config (destination_id, number, credential_id, config)
         select destination_id, 2, $2, config from destination_config where destination_id = $1`,
        [id, credential.id],
      )
      await tx.query('update destination set config_number = 2 where id = $1', [id])
      edited.resolve()
      await tx.query('select pg_sleep(0.3)')
    })
    await edited.promise
    const paused = await world.post(`/destinations/${id}/pause`)
    expect(paused).toMatchObject({ status: 'paused', configNumber: 2 })
    await editing
  })

  it('copies a destination, inactive', async () => {
    const source = await world.destination(usage(3))
    const copy = await world.post(`/destinations/${source.id}/duplicate`)
    expect(copy).toMatchObject({
      name: 'Usage to Lago (copy)',
      status: 'inactive',
      config: source.config,
      nexset: source.nexset,
    })
  })

  it('deletes a destination in the middle of its work', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 20, times: null })
    const { id } = await world.destination(usage(3_000))
    await world.activate(id)
    await world.until(id, ({ progress }) => progress.delivered > 0)
    expect(await world.call('DELETE', `/destinations/${id}`)).toMatchObject({ status: 204 })
    expect((await world.call('GET', `/destinations/${id}`)).status).toBe(404)
  })

  it('pages lists by cursor and refuses a foreign one', async () => {
    for (let nth = 0; nth < 5; nth += 1) await world.destination([])
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: Destination[]; next: string | null } = await world.get(
        `/destinations?limit=2${next && `&cursor=${next}`}`,
      )
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(new Set(seen).size).toBe(5)
    expect(await world.call('GET', '/destinations?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    })
  })

  it('tells the records that need attention with their own text', async () => {
    await world.start()
    const { id } = await world.destination(
      ['{"external_id":"c1"}', '{"external_id":"","name":"Nobody"}'],
      advancedConfig('POST', '/customers', 'customer'),
    )
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 1, setAside: 1 })
    const [record] = await world.setAside(id)
    expect(record).toMatchObject({
      offset: 1,
      code: 'value_is_mandatory',
      status: 422,
      text: '{"external_id":"","name":"Nobody"}',
    })
    const [call] = (await world.calls(id)).filter(({ id: callId }) => callId === record?.callId)
    expect(call).toMatchObject({ outcome: 'rejected', status: 422 })
  })
})
