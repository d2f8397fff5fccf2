import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { advancedConfig, eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const poison = { note: 'fault_500_always' }

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  it('finds the one record that Lago fails on, and delivers its neighbours', async () => {
    const { id } = await world.destination(usage(400, (index) => (index === 137 ? poison : {})))
    await world.activate(id)
    const { progress } = await world.settled(id, 60_000)
    expect(progress).toMatchObject({ delivered: 399, duplicates: 0, setAside: 1, unknown: 0 })
    const [left] = await world.setAside(id)
    expect(left).toMatchObject({ offset: 137, code: 'lago_fails', status: 500 })
    expect(left?.sentence).toContain('bills nothing twice')
    expect(world.sandbox.counts()).toMatchObject({ events: 399, repeatedTransactionIds: {} })
  })

  it('knows after a pause that what it was dividing may have arrived as a whole', async () => {
    const { id } = await world.destination(usage(100))
    const range = (what: string) => db().query(`select ${what} from range where destination_id = $1`, [id])
    world.sandbox.faults.add({ kind: 'status', status: 503, times: null })
    await world.activate(id)
    await expect.poll(() => range('attempts > 0 as tried'), { timeout: 10_000 }).toEqual([{ tried: true }])
    await world.post(`/destinations/${id}/pause`)
    await expect.poll(() => range('state'), { timeout: 10_000 }).toEqual([{ state: 'ready' }])
    // As if it had been tried in vain before: then a request is divided that gets no answer.
    await db().query(
      `update range set attempts = 2, maybe_sent = '{}', not_before = null where destination_id = $1`,
      [id],
    )
    world.sandbox.faults.clear()
    world.sandbox.faults.add({ kind: 'status_after', status: 500, times: 1 })
    world.sandbox.faults.add({ kind: 'delay', delayMs: 400, times: null })
    const before = world.sandbox.counts().requests
    await world.activate(id)
    await expect.poll(() => world.sandbox.counts().requests, { timeout: 10_000 }).toBe(before + 2)
    await world.post(`/destinations/${id}/pause`)
    await expect
      .poll(() => range('state, (maybe_sent * (positions - finished))::text as unclear'), { timeout: 10_000 })
      .toEqual([{ state: 'ready', unclear: '{[0,100)}' }])
    world.sandbox.faults.clear()
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 0, duplicates: 100, setAside: 0, unknown: 0 })
    expect(world.sandbox.counts()).toMatchObject({ events: 100, repeatedTransactionIds: {} })
  })

  /** Nothing is wrong any more: all 300 records arrive, once. */
  const goesOnWhenWell = async (id: string) => {
    world.sandbox.faults.clear()
    await world.post(`/destinations/${id}/probe`)
    const { status, progress } = await world.settled(id, 60_000)
    expect(status).toBe('active')
    expect(progress).toMatchObject({ delivered: 300, setAside: 0 })
    expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
  }

  it('holds a destination while Lago fails on everything, and goes on when it is well again', async () => {
    world.sandbox.faults.add({ kind: 'status', status: 503, times: null })
    const { id } = await world.destination(usage(300))
    await world.activate(id)
    const held = await world.until(
      id,
      ({ status, progress }) => status === 'held' && progress.inFlight === 0,
      60_000,
    )
    expect(held.hold).toMatchObject({ code: 'server_errors' })
    expect(held.hold?.sentence).toContain('Nothing is lost')
    expect(held.progress).toMatchObject({ waiting: 300, setAside: 0, unknown: 0 })
    await goesOnWhenWell(id)
  })

  it('holds a destination, too, whose Lago was never there to say to whom the key belongs', async () => {
    world.sandbox.faults.add({ kind: 'drop_before', times: null })
    const config = eventsConfig()
    if (config.mode !== 'template') throw new Error('It is made with a template.')
    const ownIds = { ...config, mapping: { ...config.mapping, transaction_id: { attribute: 'id' } } }
    const { id } = await world.destination(
      usage(300, (index) => ({ id: `own_${index}` })),
      ownIds,
    )
    await world.activate(id)
    const held = await world.until(id, ({ status }) => status === 'held', 60_000)
    expect(held.hold).toMatchObject({ code: 'no_answer' })
    expect(held.hold?.sentence).toContain('Nothing is lost')
    const seen = new Set<string>()
    await world.post(`/destinations/${id}/probe`)
    const isPutOff = ({ status, hold }: typeof held) => {
      seen.add(status)
      return Date.parse(hold?.nextProbeAt ?? '') > Date.now() + 1_000
    }
    await world.until(id, isPutOff, 60_000)
    expect([...seen]).toEqual(['held'])
    await goesOnWhenWell(id)
  })

  it('holds one that moves money, and makes no call of it before Lago says whose the key is', async () => {
    await world.lago('/customers', 'customer', { external_id: 'acme', currency: 'EUR' })
    world.sandbox.faults.add({ kind: 'drop_before', times: null })
    const wallet = JSON.stringify({ external_customer_id: 'acme', rate_amount: '1', currency: 'EUR' })
    const { id } = await world.destination([wallet], advancedConfig('POST', '/wallets', 'wallet'))
    const calls = () => world.sandbox.requests.filter(({ url }) => url.endsWith('/wallets')).length
    await world.activate(id)
    const held = await world.until(id, ({ status }) => status === 'held', 60_000)
    expect(held.hold?.sentence).toContain('to whom the key belongs')
    expect(held.progress).toMatchObject({ waiting: 1, unknown: 0 })
    expect(calls()).toBe(0)
    world.sandbox.faults.clear()
    await world.post(`/destinations/${id}/probe`)
    expect((await world.settled(id, 60_000)).progress).toMatchObject({ delivered: 1, unknown: 0 })
    expect(calls()).toBe(1)
  })

  it('lets no record that fails alone hold up those that come after it', async () => {
    const { id, nexset } = await world.destination(usage(1, () => poison))
    await world.activate(id)
    await world.until(id, ({ status }) => status === 'held', 60_000)
    await world.append(nexset.id, usage(5))
    for (let probe = 0; probe < 2; probe += 1) {
      await world.post(`/destinations/${id}/probe`)
      await world.until(id, ({ progress }) => progress.inFlight === 0)
    }
    const { progress } = await world.until(id, (now) => now.progress.setAside === 1, 60_000)
    expect(progress).toMatchObject({ delivered: 5, waiting: 0 })
  })

  it('asks no more than a few questions about money while Lago is out of order', async () => {
    const walletId = await world.wallet()
    world.sandbox.faults.add({
      kind: 'status',
      status: 500,
      times: null,
      match: { path: '/wallet_transactions' },
    })
    const texts = Array.from(
      { length: 40 },
      (_, nth) => `{"wallet_id":"${walletId}","paid_credits":"${nth + 1}.0"}`,
    )
    const { id } = await world.destination(
      texts,
      eventsConfig({
        operation: 'createWalletTransaction',
        mapping: { wallet_id: { attribute: 'wallet_id' }, paid_credits: { attribute: 'paid_credits' } },
        batching: null,
      }),
    )
    await world.activate(id)
    const { progress } = await world.until(id, ({ status }) => status === 'held', 60_000)
    expect(progress.unknown).toBeLessThanOrEqual(6)
    expect(progress.waiting).toBeGreaterThanOrEqual(34)
  })
})
