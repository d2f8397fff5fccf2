import type { UnknownDetail } from '@ferry/contract'
import type { DestinationConfig } from '@ferry/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const config: DestinationConfig = {
  mode: 'template',
  operation: 'createWalletTransaction',
  mapping: { wallet_id: { attribute: 'wallet' }, granted_credits: { attribute: 'credits' } },
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
}
const match = { method: 'POST', path: '/wallet_transactions' }

onEachEngine((db) => {
  let world: DeliveryWorld
  let texts: string[]
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    const wallet = await world.wallet()
    texts = [1, 2, 3].map((nth) => `{"wallet":"${wallet}","credits":"${nth}.50"}`)
  })
  afterEach(() => world.close())

  const calls = () =>
    world.sandbox.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(match.path)).length
  const deliver = async () => {
    await world.start()
    const { id } = await world.destination(texts, config)
    await world.activate(id)
    await world.settled(id)
    return id
  }

  it('that arrived although the answer was lost are found by their reference, and not sent again', async () => {
    world.sandbox.faults.add({ kind: 'drop_after', skip: 1, match })
    const id = await deliver()
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ delivered: 3, unknown: 0 })
    expect(calls()).toBe(3)
  })

  it('that Lago does not list are a question, which says what was looked at', async () => {
    world.sandbox.faults.add({ kind: 'drop_before', skip: 1, match })
    const id = await deliver()
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ delivered: 2, unknown: 1 })
    const { lookUp } = await world.get<UnknownDetail>(`/destinations/${id}/unknown/1`)
    expect(lookUp).toContain('That does not prove that there is none')
    expect(calls()).toBe(3)
  })

  it('that were sent once more are not taken for the first one', async () => {
    world.sandbox.faults.add({ kind: 'drop_before', skip: 1, match })
    const id = await deliver()
    world.sandbox.faults.add({ kind: 'drop_after', match })
    await world.post(`/destinations/${id}/unknown/1`, { answer: 'send', confirmed: true })
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 2, unknown: 1 })
    expect(calls()).toBe(4)
  })

  it('that an earlier delivery left open are looked up by the next', async () => {
    world.sandbox.faults.add({ kind: 'drop_after', skip: 1, match })
    world.sandbox.faults.add({
      kind: 'status',
      status: 503,
      times: null,
      match: { method: 'GET', path: '/wallets/*' },
    })
    const id = await deliver()
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ delivered: 2, unknown: 1 })
    world.sandbox.faults.clear()
    const { id: copy } = await world.post(`/destinations/${id}/duplicate`)
    await world.activate(copy)
    expect((await world.settled(copy)).progress).toMatchObject({ duplicates: 3, unknown: 0 })
    expect(calls()).toBe(3)
  })
})
