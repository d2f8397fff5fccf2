import type { Replay } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { advancedConfig, eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld, expectSum } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db(), { organizations: [{ name: 'Acme', apiKey: DEFAULT_API_KEY }] })
    await world.start()
  })
  afterEach(() => world.close())

  const delivered = async (texts: string[], config = eventsConfig()) => {
    const destination = await world.destination(texts, config)
    await world.activate(destination.id)
    await world.settled(destination.id)
    return destination
  }
  const replays = async (id: string) =>
    (await world.get<{ items: Replay[] }>(`/destinations/${id}/replays?limit=5`)).items
  const replayed = async (id: string) => {
    await expect
      .poll(async () => (await replays(id))[0]?.progress, { timeout: 20_000 })
      .toMatchObject({ waiting: 0, inFlight: 0 })
    const [newest] = await replays(id)
    if (!newest) throw new Error('There is no replay.')
    expectSum(newest.progress)
    return newest
  }

  it('is a run of its own, which bills events under their ids once', async () => {
    const texts = usage(300, (index) => (index === 7 ? { at: 'soon' } : {}))
    const { id } = await delivered(texts)
    const { progress } = await world.get(`/destinations/${id}`)
    expect(progress).toMatchObject({ delivered: 299, setAside: 1 })
    const records = { from: 5, to: 250 }
    const asked = await world.call('POST', `/destinations/${id}/replay`, { records })
    expect(asked).toMatchObject({ status: 409, body: { code: 'confirmation_required' } })
    expect(JSON.stringify(asked.body)).toContain('244 records were delivered before.')
    const made = await world.post<Replay>(`/destinations/${id}/replay`, {
      records,
      confirmed: true,
      why: 'asked',
    })
    expect(made).toMatchObject({ number: 1, firstOffset: 5, lastOffset: 249, why: 'asked' })
    const { progress: own } = await replayed(id)
    expect(own).toMatchObject({ total: 244, duplicates: 244, delivered: 0 })
    expect((await world.get(`/destinations/${id}`)).progress).toEqual(progress)
    expect(world.sandbox.events()).toHaveLength(299)
  })

  it('says that changed settings bill a second time', async () => {
    const { id } = await delivered(usage(3))
    const { version } = await world.get(`/destinations/${id}`)
    const config = eventsConfig({
      mapping: {
        transaction_id: { derived: { suffix: 'b' } },
        external_subscription_id: { attribute: 'subscription' },
        code: { constant: 'api_calls' },
        timestamp: { attribute: 'at' },
      },
    })
    await world.patch(`/destinations/${id}`, { version, config })
    const asked = await world.call('POST', `/destinations/${id}/replay`, { records: { from: 0, to: 9 } })
    expect(JSON.stringify(asked.body)).toMatch(/\(transaction_id\).*bills them a second time/)
  })

  it('repeats money calls once for each confirmation', async () => {
    const wallet = await world.wallet()
    const texts = [1, 2].map((credits) => `{"wallet_id":"${wallet}","paid_credits":"${credits}.0"}`)
    const { id } = await delivered(
      texts,
      advancedConfig('POST', '/wallet_transactions', 'wallet_transaction'),
    )
    const moved = () =>
      world.sandbox.requests.filter(({ url }) => url.endsWith('/wallet_transactions')).length
    expect(moved()).toBe(2)
    const records = { since: '2020-01-01T00:00:00Z' }
    const asked = await world.call('POST', `/destinations/${id}/replay`, { records })
    expect(JSON.stringify(asked.body)).toContain('a second time for every record')
    const body = { records, confirmed: true }
    const two = await Promise.all([1, 2].map(() => world.call('POST', `/destinations/${id}/replay`, body)))
    await replayed(id)
    const made = two.filter(({ status }) => status === 201).length
    expect(moved()).toBe(2 + 2 * made)
    expect((await replayed(id)).progress).toMatchObject({ delivered: 2, duplicates: 0 })
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ total: 2, delivered: 2 })
  })

  it('has nothing to send before the first delivery', async () => {
    const { id } = await world.destination(usage(3))
    const answer = await world.call('POST', `/destinations/${id}/replay`, { records: { from: 0, to: 3 } })
    expect(answer).toMatchObject({ status: 409, body: { code: 'state_forbids' } })
  })
})
