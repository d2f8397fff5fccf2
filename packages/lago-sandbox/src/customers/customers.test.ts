import { describe, expect, it } from 'vitest'
import { refusal, withSandbox } from '../testing/with-sandbox.ts'

const customer = (changes: Record<string, unknown> = {}) => ({ customer: { external_id: 'c1', ...changes } })

describe('POST /customers', () => {
  it('creates, then updates only the keys that are present, and null clears', () => {
    let now = 1_700_000_000_000
    return withSandbox({ now: () => now }, async ({ call, sandbox }) => {
      const created = await call(
        'POST',
        '/customers',
        customer({ name: 'Acme', email: 'a@acme.test', colour: 'red' }),
      )
      expect(created.status).toBe(200)
      expect(created.text).not.toContain('colour')
      now += 1000
      const updated = await call('POST', '/customers', customer({ email: null }))
      expect(updated.body).toMatchObject({
        customer: {
          name: 'Acme',
          email: null,
          created_at: '2023-11-14T22:13:20.000Z',
          updated_at: '2023-11-14T22:13:21.000Z',
        },
      })
      expect(sandbox.counts().effects).toMatchObject({ customersCreated: 1, customersUpdated: 1 })
    })
  })

  it.each([
    [{ external_id: ' ' }, { external_id: ['value_is_mandatory'] }],
    [{ email: 'nobody' }, { email: ['invalid_email_format'] }],
    [{ country: 'Narnia' }, { country: ['not_a_valid_country_code'] }],
    [{ timezone: 'Mars/Base' }, { timezone: ['invalid_timezone'] }],
    [{ metadata: [{ key: 'k'.repeat(21), value: 'v' }] }, { key: ['value_is_too_long'] }],
    [{ metadata: [{ key: 'k', value: 'v'.repeat(101) }] }, { value: ['value_is_too_long'] }],
    [
      { metadata: Array.from({ length: 6 }, (_, at) => ({ key: `k${at}`, value: 'v' })) },
      { metadata: ['invalid_count'] },
    ],
  ])('refuses %j', (changes, details) =>
    withSandbox({}, async ({ call, sandbox }) => {
      const { status, body } = await call('POST', '/customers', customer(changes))
      expect([status, body]).toEqual([422, refusal(details)])
      expect(sandbox.counts().organizations[0]?.customers).toBe(0)
    }),
  )

  it('refuses metadata sent again without its Lago id, and deletes what is left out', () =>
    withSandbox({}, async ({ call }) => {
      const metadata = [{ key: 'tier', value: 'gold' }]
      const first = await call('POST', '/customers', customer({ metadata }))
      const again = await call('POST', '/customers', customer({ metadata }))
      expect([again.status, again.body]).toEqual([422, refusal({ key: ['value_already_exist'] })])
      const { lago_id } = (first.body as { customer: { metadata: [{ lago_id: string }] } }).customer
        .metadata[0]
      const known = await call('POST', '/customers', customer({ metadata: [{ id: lago_id, value: 'iron' }] }))
      expect(known.body).toMatchObject({ customer: { metadata: [{ lago_id, key: 'tier', value: 'iron' }] } })
      expect((await call('POST', '/customers', customer({ metadata: [] }))).body).toMatchObject({
        customer: { metadata: [] },
      })
    }))

  it('knows no tax and no other billing entity', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', '/customers', customer({ tax_codes: ['vat'] }))).body).toMatchObject({
        code: 'tax_not_found',
      })
      expect((await call('POST', '/customers', customer({ billing_entity_code: 'eu' }))).body).toMatchObject({
        code: 'billing_entity_not_found',
      })
    }))
})

describe('the other customer routes', () => {
  it('finds and lists customers, latest first', () =>
    withSandbox({}, async ({ call }) => {
      await call('POST', '/customers', customer())
      await call('POST', '/customers', customer({ external_id: 'c2' }))
      expect((await call('GET', '/customers/c1')).body).toMatchObject({ customer: { external_id: 'c1' } })
      expect((await call('GET', '/customers')).body).toMatchObject({
        customers: [{ external_id: 'c2' }, { external_id: 'c1' }],
        meta: { total_count: 2 },
      })
    }))

  it('deletes a customer with its subscriptions; the same id later is a new customer', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const subscription = { external_id: 's1', external_customer_id: 'c1', plan_code: 'growth' }
      await call('POST', '/subscriptions', { subscription })
      expect((await call('DELETE', '/customers/c1')).status).toBe(200)
      expect((await call('DELETE', '/customers/c1')).body).toMatchObject({
        status: 404,
        code: 'customer_not_found',
      })
      expect((await call('GET', '/subscriptions/s1')).status).toBe(404)
      await call('POST', '/customers', customer())
      expect(sandbox.counts().effects).toMatchObject({ customersCreated: 2, subscriptionsTerminated: 1 })
    }))
})
