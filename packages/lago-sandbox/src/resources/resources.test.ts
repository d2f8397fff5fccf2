import { describe, expect, it } from 'vitest'
import { refusal, withSandbox } from '../testing/with-sandbox.ts'
import { made, missing } from '../testing/world.ts'

const metric = { name: 'M', code: 'm', aggregation_type: 'count_agg' }
const addOn = { name: 'A', code: 'a', amount_cents: 100, amount_currency: 'USD' }
const coupon = {
  name: 'C',
  code: 'c',
  coupon_type: 'percentage',
  percentage_rate: '10',
  frequency: 'once',
  expiration: 'no_expiration',
}
const plan = {
  name: 'P',
  code: 'p',
  interval: 'monthly',
  amount_cents: 1,
  amount_currency: 'EUR',
  pay_in_advance: false,
}
const url = 'https://hooks.example.com'

/** Path, root key, a body that is accepted, the column that is unique, mandatory columns. */
const plain: [string, string, Record<string, unknown>, string, string[]][] = [
  ['/taxes', 'tax', { name: 'T', code: 't', rate: '20' }, 'code', ['name', 'code', 'rate']],
  ['/add_ons', 'add_on', addOn, 'code', ['name', 'code', 'amount_cents', 'amount_currency']],
  ['/coupons', 'coupon', coupon, 'code', ['name', 'code', 'coupon_type', 'frequency', 'expiration']],
  ['/billable_metrics', 'billable_metric', metric, 'code', ['name', 'code', 'aggregation_type']],
  ['/features', 'feature', { code: 'f' }, 'code', ['code']],
  ['/billing_entities', 'billing_entity', { code: 'b', name: 'B' }, 'code', ['code', 'name']],
  ['/plans', 'plan', plan, 'code', ['name', 'code', 'interval', 'amount_cents', 'amount_currency']],
  ['/webhook_endpoints', 'webhook_endpoint', { webhook_url: url }, 'webhook_url', ['webhook_url']],
]

describe.each(plain)('%s', (path, root, body, unique, mandatory) => {
  it('creates once; the same again is value_already_exist', () =>
    withSandbox({}, async ({ call }) => {
      await made(call, path, root, body)
      const again = await call('POST', path, { [root]: body })
      expect([again.status, again.body]).toEqual([422, refusal({ [unique]: ['value_already_exist'] })])
    }))

  it('asks for what its model requires, and drops what it does not know without a word', () =>
    withSandbox({}, async ({ call }) => {
      const { body: answer } = await call('POST', path, { [root]: { mispelt: 1 } })
      expect(answer).toEqual(
        refusal(Object.fromEntries(mandatory.map((field) => [field, ['value_is_mandatory']]))),
      )
      expect(await made(call, path, root, { ...body, mispelt: 1 })).not.toHaveProperty('mispelt')
    }))

  it('reads one, lists with pages, changes only what is sent, and is gone after a DELETE', () =>
    withSandbox({}, async ({ call }) => {
      const row = await made(call, path, root, body)
      const one = `${path}/${String(unique === 'code' ? row.code : row.lago_id)}`
      expect((await call('GET', one)).body).toEqual({ [root]: row })
      expect((await call('GET', `${path}?per_page=1`)).body).toMatchObject({ meta: { current_page: 1 } })
      const { body: changed } = await call('PUT', one, { [root]: { name: 'Other' } })
      expect(changed).toMatchObject({ [root]: { lago_id: row.lago_id, name: 'Other' } })
      expect((await call('PATCH', one, { [root]: { name: 'Third' } })).body).toMatchObject({
        [root]: { lago_id: row.lago_id, name: 'Third' },
      })
      if (root === 'billing_entity') return
      expect((await call('DELETE', one)).status).toBe(200)
      expect((await call('GET', one)).body).toEqual(missing(root))
      expect((await call('DELETE', one)).body).toEqual(missing(root))
    }))

  it('is a missing route with another method, and a missing object with another code', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('PUT', path, { [root]: body })).body).toEqual(missing('resource'))
      expect((await call('PUT', `${path}/nobody`, { [root]: body })).body).toEqual(missing(root))
    }))
})

describe('fields of the catalogue', () => {
  it.each([
    [
      '/billable_metrics',
      'billable_metric',
      { ...metric, aggregation_type: 'sum_agg' },
      { field_name: ['value_is_mandatory'] },
    ],
    [
      '/billable_metrics',
      'billable_metric',
      { ...metric, aggregation_type: 'x' },
      { aggregation_type: ['value_is_invalid'] },
    ],
    ['/add_ons', 'add_on', { ...addOn, amount_cents: 0 }, { amount_cents: ['value_is_out_of_range'] }],
    ['/add_ons', 'add_on', { ...addOn, amount_currency: 'XXXX' }, { amount_currency: ['value_is_invalid'] }],
    ['/coupons', 'coupon', { ...coupon, percentage_rate: null }, { percentage_rate: ['value_is_mandatory'] }],
    [
      '/webhook_endpoints',
      'webhook_endpoint',
      { webhook_url: 'nowhere' },
      { webhook_url: ['url_is_invalid'] },
    ],
  ])('%s refuses %s %j', (path, root, body, details) =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', path, { [root]: body })).body).toEqual(refusal(details))
    }),
  )

  it('refuses a tax nobody made with 404, and an eleventh webhook endpoint with a sentence', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', '/add_ons', { add_on: { ...addOn, tax_codes: ['x'] } })).body).toEqual(
        missing('tax'),
      )
      for (let count = 1; count <= 10; count += 1)
        await made(call, '/webhook_endpoints', 'webhook_endpoint', { webhook_url: `${url}/${count}` })
      const eleventh = await call('POST', '/webhook_endpoints', { webhook_endpoint: { webhook_url: url } })
      expect(eleventh.body).toMatchObject({
        status: 422,
        error_details: { base: [expect.stringContaining(' ')] },
      })
    }))

  it('answers 400 to a text or list under the strict root keys, and crashes under the others', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', '/billable_metrics', { billable_metric: 'x' })).status).toBe(400)
      expect((await call('POST', '/customers', { customer: ['x'] })).status).toBe(400)
      expect((await call('POST', '/taxes', { tax: 'x' })).status).toBe(500)
      expect((await call('POST', '/taxes', { tax: {} })).status).toBe(400)
    }))
})
