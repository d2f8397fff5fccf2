import type { ActResult, SetAside } from '@ferry/contract'
import type { DestinationConfig } from '@ferry/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

const config: DestinationConfig = {
  mode: 'template',
  operation: 'createCustomer',
  mapping: { external_id: { attribute: 'id' }, name: { attribute: 'name' }, city: { attribute: 'city' } },
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
}

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  /** The first record has no id yet, and will be one of `acme`, of which a later one is delivered. */
  const withOlderAside = async () => {
    const texts = [
      '{"name":"Old","city":"Rome"}',
      '{"id":"other","name":"Other","city":"Oslo"}',
      '{"id":"acme","name":"New","city":"Lima"}',
      '{"name":"Old","city":"Bonn"}',
    ]
    const { id } = await world.destination(texts, config)
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 2, setAside: 2 })
    const url = `/destinations/${id}/set-aside`
    for (const [offset, city] of [
      [0, 'Rome'],
      [3, 'Bonn'],
    ] as const) {
      const text = `{"id":"${offset === 0 ? 'acme' : 'third'}","name":"Old","city":"${city}"}`
      expect((await world.call('PUT', `${url}/${offset}`, { text, revision: 0 })).status).toBe(200)
    }
    return { id, url }
  }
  const citiesOf = (key: string) =>
    world.sandbox.requests
      .filter(({ status, rawBody }) => status === 200 && rawBody.includes(`"${key}"`))
      .map(({ rawBody }) => /"city":"(\w+)"/.exec(rawBody)?.[1])

  describe('a record that a later one of its object has gone past', () => {
    it('is no part of a retry of all', async () => {
      const { id, url } = await withOlderAside()
      const result = await world.post<ActResult>(`${url}/retry`, { records: { all: true }, confirmed: true })
      expect(result).toMatchObject({ count: 1, kept: [{ offset: 0, code: 'newer_delivered' }] })
      expect(result.kept[0]?.sentence).toContain('Record 3, a later one about acme')
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 3, setAside: 1 })
      expect(citiesOf('third')).toEqual(['Bonn'])
      expect(citiesOf('acme')).toEqual(['Lima'])
    })

    it('is sent by itself once somebody has confirmed what that overwrites', async () => {
      const { id, url } = await withOlderAside()
      const asked = await world.call('POST', `${url}/retry`, { records: { offsets: [0] } })
      expect(asked).toMatchObject({ status: 409, body: { code: 'confirmation_required' } })
      expect(JSON.stringify(asked.body)).toContain('overwrites it with what is older')
      expect(citiesOf('acme')).toEqual(['Lima'])
      await world.post(`${url}/retry`, { records: { offsets: [0] }, confirmed: true })
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 3, setAside: 1 })
      expect(citiesOf('acme')).toEqual(['Lima', 'Rome'])
    })
  })

  it('keeps later records of the object waiting until a retried one is delivered', async () => {
    const { id, url } = await withOlderAside()
    await world.post(`/destinations/${id}/pause`)
    expect(
      await world.post<ActResult>(`${url}/retry`, { records: { offsets: [3] }, why: 'mended' }),
    ).toMatchObject({ count: 1, kept: [] })
    const { nexset } = await world.get(`/destinations/${id}`)
    await world.append(nexset.id, ['{"id":"third","name":"Third","city":"Kyiv"}'])
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 4, setAside: 1 })
    expect(citiesOf('third')).toEqual(['Bonn', 'Kyiv'])
  })

  it('asks again for one that was discarded and taken back meanwhile', async () => {
    const refusal = { status: 422, error: 'Unprocessable Entity', code: 'validation_errors' }
    world.sandbox.faults.add({
      kind: 'status',
      status: 422,
      body: JSON.stringify({ ...refusal, error_details: { name: ['value_is_invalid'] } }),
      match: { path: '/customers', bodyIncludes: 'Rome' },
    })
    const texts = ['{"id":"acme","name":"Old","city":"Rome"}', '{"id":"acme","name":"New","city":"Lima"}']
    const { id } = await world.destination(texts, config)
    await world.activate(id)
    const url = `/destinations/${id}/set-aside`
    await world.until(id, ({ progress }) => progress.setAside === 1 && progress.inFlight === 0)
    const records = { offsets: [0] }
    // While it holds its key nothing went past it, so it is sent without a question.
    await world.post(`${url}/discard`, { records, why: 'wrong' })
    await world.until(id, ({ progress }) => progress.delivered === 1)
    await world.post(`${url}/restore`, { records })
    expect((await world.get<{ items: SetAside[] }>(`${url}?limit=5`)).items).toHaveLength(1)
    expect(await world.call('POST', `${url}/retry`, { records })).toMatchObject({
      status: 409,
      body: { code: 'confirmation_required' },
    })
  })
})
