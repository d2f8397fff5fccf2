import { describe, expect, it } from 'vitest'
import { DAY, listed, START, threeInvoices } from '../testing/listed.ts'
import { refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'
import { invoiced, made, missing, subscribed } from '../testing/world.ts'

type Call = SandboxClient['call']

/** Two customers that differ in every column a list can be narrowed by. */
const customers = async (call: Call) => {
  await made(call, '/billing_entities', 'billing_entity', { code: 'eu', name: 'Europe' })
  await made(call, '/customers', 'customer', {
    external_id: 'acme',
    name: 'Acme',
    email: 'pay@acme.test',
    country: 'FR',
    state: 'IDF',
    zipcode: '75001',
    currency: 'EUR',
    customer_type: 'company',
    tax_identification_number: 'FR1',
    billing_entity_code: 'eu',
    metadata: [
      { key: 'tier', value: 'gold' },
      { key: 'crm', value: '7' },
    ],
  })
  await made(call, '/customers', 'customer', {
    external_id: 'bolt',
    firstname: 'Bo',
    lastname: 'Olt',
    legal_name: 'Bolt Ltd',
    country: 'US',
    currency: 'USD',
    account_type: 'partner',
    metadata: [{ key: 'tier', value: 'iron' }],
  })
}

describe('GET /customers', () => {
  it.each([
    ['', ['bolt', 'acme']],
    ['search_term=PAY@acme', ['acme']],
    ['search_term=olt', ['bolt']],
    ['search_term=Ltd', ['bolt']],
    ['account_type[]=partner', ['bolt']],
    ['account_type[]=partner&account_type[]=customer', ['bolt', 'acme']],
    ['billing_entity_codes[]=eu', ['acme']],
    ['billing_entity_codes[]=eu&billing_entity_codes[]=default', ['bolt', 'acme']],
    ['countries[]=FR', ['acme']],
    ['states[]=IDF', ['acme']],
    ['zipcodes[]=75001', ['acme']],
    ['currencies[]=USD&currencies[]=GBP', ['bolt']],
    ['customer_type=company', ['acme']],
    ['has_customer_type=false', ['bolt']],
    ['has_tax_identification_number=true', ['acme']],
    ['metadata[tier]=gold', ['acme']],
    ['metadata[tier]=gold&metadata[crm]=8', []],
    ['metadata[crm]=', ['bolt']],
    ['countries[]=FR&customer_type=individual', []],
  ])('filters by %s', (query, expected) =>
    withSandbox({}, async ({ call }) => {
      await customers(call)
      expect(await listed(call, `/customers?${query}`, (row) => row.external_id)).toEqual(expected)
    }),
  )

  it('refuses an account type nobody knows, and knows no other billing entity', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/customers?account_type[]=friend')).body).toEqual(
        refusal({ account_type: ['value_is_invalid'] }),
      )
      expect((await call('GET', '/customers?billing_entity_codes[]=mars')).body).toEqual(
        missing('billing_entity'),
      )
    }))
})

describe('GET /invoices', () => {
  it.each([
    ['', [2, 1, 0]],
    ['external_customer_id=c2', [2, 1]],
    ['external_customer_id=nobody', []],
    ['statuses[]=voided', [2]],
    ['status=finalized', [1, 0]],
    ['payment_statuses[]=succeeded&payment_statuses[]=failed', [1]],
    ['payment_status=pending', [2, 0]],
    ['payment_overdue=true', [0]],
    ['partially_paid=true', [0]],
    ['payment_dispute_lost=false', [2, 1, 0]],
    ['payment_dispute_lost=true', []],
    ['invoice_type=one_off', [2, 1, 0]],
    ['invoice_type=credit', []],
    ['self_billed=true', [2]],
    ['currency=EUR', []],
    ['amount_from=501', [2, 0]],
    ['amount_to=500', [1]],
    ['issuing_date_from=2026-06-02', [2, 1]],
    ['issuing_date_to=2026-06-02', [1, 0]],
    ['issuing_date_from=2026-06-02&issuing_date_to=2026-06-02', [1]],
    ['issuing_date_from=yesterday', [2, 1, 0]],
    ['metadata[order]=12', [1]],
    ['metadata[order]=', [2, 0]],
    ['search_term=second', [2, 1]],
    ['billing_entity_codes[]=default', [2, 1, 0]],
  ])('filters by %s', (query, expected) => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      const ids = await threeInvoices(call, clock)
      const found = await listed(call, `/invoices?${query}`, (row) => ids.indexOf(String(row.lago_id)))
      expect(found).toEqual(expected)
    })
  })

  it('of one customer, and of one nobody knows', () => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      const ids = await threeInvoices(call, clock)
      const nameOf = (row: Record<string, unknown>) => ids.indexOf(String(row.lago_id))
      expect(await listed(call, '/customers/c2/invoices?amount_to=500', nameOf)).toEqual([1])
      expect((await call('GET', '/customers/nobody/invoices')).body).toEqual(missing('customer'))
    })
  })
})

describe('GET /subscriptions', () => {
  it.each([
    ['', ['second']],
    ['status[]=active&status[]=terminated', ['second', 'first']],
    ['status[]=pending', ['future']],
    ['status[]=unheard', ['future', 'second', 'first']],
    ['external_customer_id=c1&status[]=terminated', ['first']],
    ['plan_code=starter', ['second']],
    ['currency=EUR', []],
    ['billing_entity_codes[]=default', ['second']],
  ])('filters by %s', (query, expected) =>
    withSandbox({ now: () => START }, async ({ call }) => {
      for (const [external_id, external_customer_id, plan_code, subscription_at] of [
        ['first', 'c1', 'growth', '2026-01-01T00:00:00Z'],
        ['second', 'c2', 'starter', '2026-02-01T00:00:00Z'],
        ['future', 'c2', 'growth', '2027-01-01T00:00:00Z'],
      ])
        await made(call, '/subscriptions', 'subscription', {
          external_id,
          external_customer_id,
          plan_code,
          subscription_at,
        })
      await call('DELETE', '/subscriptions/first')
      const found = await listed(call, `/subscriptions?${query}`, (row) => row.external_id)
      expect(found).toEqual(expected)
    }),
  )
})

describe('GET /fees', () => {
  it.each([
    ['', ['charge', 'setup']],
    ['fee_type=add_on', ['setup']],
    ['payment_status=succeeded', ['charge']],
    ['external_customer_id=c1', ['charge', 'setup']],
    ['external_subscription_id=s1', ['charge']],
    ['event_transaction_id=tx-1', ['charge']],
    ['billable_metric_code=bytes', ['charge']],
    ['currency=EUR', []],
    ['created_at_from=2026-06-02T00:00:00Z', ['setup']],
    ['created_at_to=2026-06-01T12:00:00Z', ['charge']],
    ['succeeded_at_from=2026-06-01', ['charge']],
    ['refunded_at_from=2026-06-01', []],
  ])('filters by %s, the oldest first', (query, expected) => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      await subscribed(call, { pay_in_advance: true })
      const instant = { transaction_id: 'tx-1', external_subscription_id: 's1', code: 'bytes' }
      await call('POST', '/events', { event: { ...instant, properties: { bytes: 1 } } })
      const [fee] = await listed(call, '/fees', (row) => row.lago_id)
      await call('PUT', `/fees/${String(fee)}`, { fee: { payment_status: 'succeeded' } })
      clock.now += DAY
      await invoiced(call)
      const nameOf = (row: Record<string, unknown>) =>
        row.lago_invoice_id === null ? 'charge' : (row.item as { code: string }).code
      expect(await listed(call, `/fees?${query}`, nameOf)).toEqual(expected)
    })
  })

  it.each([
    ['fee_type=gift', { fee_type: ['value_is_invalid'] }],
    ['payment_status=lost', { payment_status: ['value_is_invalid'] }],
    ['created_at_from=soon', { created_at_from: ['invalid_date'] }],
  ])('refuses %s', (query, details) =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', `/fees?${query}`)).body).toEqual(refusal(details))
    }),
  )
})

describe('every list', () => {
  it.each([
    '/add_ons',
    '/billable_metrics',
    '/coupons',
    '/features',
    '/plans',
    '/taxes',
    '/webhook_endpoints',
    '/applied_coupons',
    '/credit_notes',
    '/customers',
    '/customers/c1/applied_coupons',
    '/customers/c1/credit_notes',
    '/customers/c1/invoices',
    '/customers/c1/past_usage?external_subscription_id=s1',
    '/customers/c1/payment_methods',
    '/customers/c1/payment_requests',
    '/customers/c1/payments',
    '/customers/c1/subscriptions',
    '/customers/c1/wallets',
    '/events',
    '/fees',
    '/invoices',
    '/payment_receipts',
    '/payment_requests',
    '/payments',
    '/plans/pro/charges',
    '/plans/pro/charges/bytes/filters',
    '/plans/pro/fixed_charges',
    '/subscriptions',
    '/subscriptions/s1/charges',
    '/subscriptions/s1/charges/bytes/filters',
    '/subscriptions/s1/fixed_charges',
    '/wallets?external_customer_id=c1',
  ])('%s comes in pages', (path) =>
    withSandbox({}, async ({ call }) => {
      await subscribed(call)
      const mark = path.includes('?') ? '&' : '?'
      const { body } = await call('GET', `${path}${mark}page=2&per_page=1`)
      expect(body).toMatchObject({ meta: { current_page: 2, prev_page: 1 } })
    }),
  )

  it('features are found by a term', () =>
    withSandbox({}, async ({ call }) => {
      await made(call, '/features', 'feature', { code: 'seats', name: 'Chairs' })
      await made(call, '/features', 'feature', { code: 'api' })
      expect(await listed(call, '/features?search_term=CHAIR', (row) => row.code)).toEqual(['seats'])
    }))

  it('current usage is narrowed to a metric or a charge', () =>
    withSandbox({}, async ({ call }) => {
      await subscribed(call)
      const usage = async (query: string) => {
        const { body } = await call('GET', `/customers/c1/current_usage?external_subscription_id=s1${query}`)
        return (body as { customer_usage: { charges_usage: unknown[] } }).customer_usage.charges_usage.length
      }
      expect(await usage('')).toBe(1)
      expect(await usage('&charge_code=bytes&billable_metric_code=bytes')).toBe(1)
      expect([await usage('&charge_code=x'), await usage('&charge_id=x')]).toEqual([0, 0])
      expect(await usage('&billable_metric_code=x')).toBe(0)
    }))
})
