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

  type Invoice = { lago_id: string; fees: readonly { lago_id: string }[] }
  const invoiced = async () => (await world.lago('/invoices', 'invoice', kinds[2][2])) as Invoice

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
    const invoice = await invoiced()
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

  it('are told of credit notes of the same invoice alone', async () => {
    const [invoice, other] = [await invoiced(), await invoiced()]
    const note = ({ lago_id, fees }: Invoice) => ({
      invoice_id: lago_id,
      reason: 'other',
      credit_amount_cents: 100,
      items: [{ fee_id: fees[0]?.lago_id, amount_cents: 100 }],
    })
    const elsewhere = await world.lago('/credit_notes', 'credit_note', note(other))
    const told = await askedAbout('credit_notes', 'credit_note', note(invoice), 'drop_after')
    expect(told).toContain(`for invoice_id ${invoice.lago_id}, made since the call with the same reason and`)
    expect(told).not.toContain(elsewhere.lago_id)
    expect(writes('credit_notes')).toBe(2)
  })

  it('are told of what is listed where it is made', async () => {
    const { name, rate_amount, currency } = kinds[0][2]
    const wallet = { name, rate_amount, currency }
    const told = await askedAbout('customers/acme/wallets', 'wallet', wallet, 'drop_after')
    expect(told).toMatch(/^Lago lists wallet [\da-f-]{36} at \/customers\/acme\/wallets, made since the call/)
  })

  it('are told of charge filters for the same values', async () => {
    const metric = await world.lago('/billable_metrics', 'billable_metric', {
      name: 'Calls',
      code: 'calls',
      aggregation_type: 'count_agg',
      filters: [{ key: 'region', values: ['eu', 'us'] }],
    })
    await world.lago('/plans', 'plan', {
      name: 'Basic',
      code: 'basic',
      interval: 'monthly',
      amount_cents: 0,
      amount_currency: 'EUR',
      charges: [
        {
          billable_metric_id: metric.lago_id,
          code: 'calls',
          charge_model: 'standard',
          properties: { amount: '1' },
        },
      ],
    })
    const path = 'plans/basic/charges/calls/filters'
    const filter = (region: string) => ({ values: { region: [region] }, properties: { amount: '2' } })
    const other = await world.lago(`/${path}`, 'filter', filter('us'))
    const told = await askedAbout(path, 'filter', filter('eu'), 'drop_after')
    expect(told).toContain(`at /${path} with the same values`)
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
