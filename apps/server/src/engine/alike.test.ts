import type { UnknownDetail } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { advancedConfig } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const customer = { external_customer_id: 'acme' }
/** What is sent, of which Lago would make a second one each time, and what a person made in Lago before it. */
const kinds = [
  ['wallets', 'wallet', { ...customer, name: 'Prepaid', rate_amount: '1', currency: 'EUR' }],
  ['applied_coupons', 'applied_coupon', { ...customer, coupon_code: 'welcome' }],
  [
    'invoices',
    'invoice',
    { ...customer, currency: 'EUR', fees: [{ add_on_code: 'setup', units: 1, unit_amount_cents: 500 }] },
  ],
] as const

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
    await world.lago('/customers', 'customer', { external_id: 'acme', currency: 'EUR' })
    await world.lago('/add_ons', 'add_on', {
      name: 'Setup',
      code: 'setup',
      amount_cents: 500,
      amount_currency: 'EUR',
    })
    await world.lago('/coupons', 'coupon', {
      name: 'Welcome',
      code: 'welcome',
      coupon_type: 'percentage',
      percentage_rate: '10',
      frequency: 'once',
      expiration: 'no_expiration',
      reusable: true,
    })
  })
  afterEach(() => world.close())

  /** Delivers one object whose answer is lost; what the person who is asked is told. */
  const askedAbout = async (
    path: string,
    root: string,
    object: object,
    kind: 'drop_after' | 'drop_before',
  ) => {
    world.sandbox.faults.add({ kind, match: { method: 'POST', path: `/${path}` } })
    const { id } = await world.destination([JSON.stringify(object)], advancedConfig('POST', `/${path}`, root))
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 0, unknown: 1 })
    return (await world.get<UnknownDetail>(`/destinations/${id}/unknown/0`)).lookUp
  }
  const writes = (path: string) =>
    world.sandbox.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(`/${path}`)).length

  it.each(kinds)(
    'are told of %s that look like the one that may have arrived',
    async (path, root, object) => {
      const told = await askedAbout(path, root, object, 'drop_after')
      expect(told).toMatch(/^Lago lists .+ [\da-f-]{36} for external_customer_id acme, made since the call/)
      expect(told).toContain("or somebody else's")
      expect(writes(path)).toBe(1)
    },
  )

  it.each(kinds)('are told that no %s like it are listed', async (path, root, object) => {
    expect(await askedAbout(path, root, object, 'drop_before')).toContain(
      'That does not prove that there is none',
    )
    expect(writes(path)).toBe(1)
  })

  it('are told of payments of the same invoice with the same amount and reference alone', async () => {
    const invoice = await world.lago('/invoices', 'invoice', kinds[2][2])
    const payment = {
      invoice_id: invoice.lago_id,
      amount_cents: 100,
      reference: 'bank-1',
      paid_at: '2026-01-02',
    }
    const other = await world.lago('/payments', 'payment', { ...payment, reference: 'bank-2' })
    const told = await askedAbout('payments', 'payment', payment, 'drop_after')
    expect(told).toContain('with the same amount_cents and reference')
    expect(told).not.toContain(other.lago_id)
  })

  it('are told that Lago did not list them', async () => {
    world.sandbox.faults.add({
      kind: 'status',
      status: 503,
      times: null,
      match: { method: 'GET', path: '/wallets' },
    })
    expect(await askedAbout('wallets', 'wallet', kinds[0][2], 'drop_after')).toContain('Lago did not list')
  })
})
