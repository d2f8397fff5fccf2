import { describe, expect, it } from 'vitest'
import { event, refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'
import { made, missing, stateRefusal, subscribed } from '../testing/world.ts'

const NOW = Date.parse('2026-06-15T12:00:00Z')
const options = { now: () => NOW }
const seconds = NOW / 1000
const usage = (changes: Record<string, unknown> = {}) =>
  event({
    transaction_id: `t-${JSON.stringify(changes).length}-${JSON.stringify(changes)}`.replaceAll('/', ''),
    external_subscription_id: 's1',
    code: 'bytes',
    timestamp: seconds,
    properties: { bytes: 10 },
    ...changes,
  })

const send = async (call: SandboxClient['call'], changes: Record<string, unknown> = {}) =>
  expect((await call('POST', '/events', { event: usage(changes) })).status).toBe(200)

const classes: [changes: Record<string, unknown>, why: string | null][] = [
  [{}, null],
  [{ properties: { bytes: '-1.5' } }, null],
  [{ external_subscription_id: null }, 'no_subscription_id'],
  [{ external_subscription_id: 's1 ' }, 'unknown_subscription'],
  [{ code: 'typo' }, 'unknown_code'],
  [{ timestamp: 1_700_000_000 }, 'before_start'],
  [{ timestamp: seconds * 1000 }, 'milliseconds'],
  [{ properties: {} }, 'property_missing'],
  [{ properties: { bytes: '1,234' } }, 'property_not_a_plain_number'],
  [{ properties: { bytes: '1e3' } }, 'property_not_a_plain_number'],
  [{ properties: { bytes: ' 5' } }, 'property_not_a_plain_number'],
  [{ properties: { bytes: '.5' } }, 'property_not_a_plain_number'],
  [{ properties: { bytes: '+5' } }, 'property_not_a_plain_number'],
  [{ properties: { bytes: 'many' } }, 'property_not_a_plain_number'],
]

describe('would it be billed?', () => {
  it.each(classes)('an event with %j is accepted; why not: %s', (changes, why) =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call)
      await send(call, changes)
      expect((await call('GET', '/__sandbox/billing')).body).toMatchObject({
        total: 1,
        billable: why === null ? 1 : 0,
        unbilled: why === null ? {} : { [why]: 1 },
        events: [{ billable: why === null, why }],
      })
    }),
  )

  it('from the millisecond of the start to the millisecond of the end', () =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call)
      await call('DELETE', '/subscriptions/s1')
      const [start, end] = [Date.parse('2026-01-01T00:00:00Z') / 1000, seconds]
      for (const timestamp of [start, start - 0.001, `${end}.0009`, end + 0.001])
        await send(call, { timestamp })
      expect((await call('GET', '/__sandbox/billing')).body).toMatchObject({
        events: [{ why: null }, { why: 'before_start' }, { why: null }, { why: 'after_end' }],
      })
    }))

  it('not after the subscription ended, nor without a charge in its plan', () =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call)
      await made(call, '/billable_metrics', 'billable_metric', {
        name: 'N',
        code: 'n',
        aggregation_type: 'count_agg',
      })
      await send(call, { code: 'n' })
      await call('DELETE', '/subscriptions/s1')
      await send(call, { timestamp: seconds + 60 })
      expect((await call('GET', '/__sandbox/billing')).body).toMatchObject({
        billable: 0,
        unbilled: { no_charge: 1, after_end: 1 },
      })
    }))
})

describe('GET current_usage', () => {
  it('adds up the billable events of the period per charge', () =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call)
      await send(call, { properties: { bytes: 0.1 } })
      await send(call, { properties: { bytes: '0.2' } })
      await send(call, { properties: { bytes: 'x' } })
      await send(call, { timestamp: Date.parse('2026-05-31T23:59:59Z') / 1000 })
      const { body } = await call('GET', '/customers/c1/current_usage?external_subscription_id=s1')
      expect(body).toMatchObject({
        customer_usage: {
          from_datetime: '2026-06-01T00:00:00.000Z',
          to_datetime: '2026-06-30T23:59:59.999Z',
          amount_cents: 15,
          charges_usage: [
            { units: '0.3', events_count: 2, amount_cents: 15, billable_metric: { code: 'bytes' } },
          ],
        },
      })
    }))

  it('prices events that match a filter with its properties', () =>
    withSandbox(options, async ({ call }) => {
      const filter = { values: { region: ['eu'] }, properties: { amount: '2' } }
      await subscribed(call, { filters: [filter] })
      await send(call, { properties: { bytes: 1, region: 'eu' } })
      await send(call, { properties: { bytes: 1, region: 'us' } })
      const { body } = await call('GET', '/customers/c1/current_usage?external_subscription_id=s1')
      expect(body).toMatchObject({
        customer_usage: {
          amount_cents: 250,
          charges_usage: [{ filters: [{ amount_cents: 200 }, { amount_cents: 50 }] }],
        },
      })
    }))

  it.each([
    [
      'graduated',
      {
        graduated_ranges: [
          { from_value: 0, to_value: 5, per_unit_amount: '1', flat_amount: '0' },
          { from_value: 6, to_value: null, per_unit_amount: '0.5', flat_amount: '3' },
        ],
      },
      1050,
    ],
    [
      'volume',
      {
        volume_ranges: [
          { from_value: 0, to_value: 5, per_unit_amount: '1', flat_amount: '0' },
          { from_value: 6, to_value: null, per_unit_amount: '0.5', flat_amount: '1' },
        ],
      },
      600,
    ],
    ['package', { amount: '3', free_units: 2, package_size: 5 }, 600],
    ['percentage', { rate: '10', fixed_amount: '0.5' }, 150],
  ])('prices ten units by the %s model', (charge_model, properties, cents) =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call, { charge_model, properties })
      await send(call)
      const { body } = await call('GET', '/customers/c1/current_usage?external_subscription_id=s1')
      expect(body).toMatchObject({ customer_usage: { amount_cents: cents } })
    }),
  )

  it('refuses an unknown customer with 404 and a subscription that is not active with 405', () =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call)
      expect((await call('GET', '/customers/x/current_usage')).body).toEqual(missing('customer'))
      expect((await call('GET', '/customers/c1/current_usage?external_subscription_id=x')).body).toEqual(
        stateRefusal('no_active_subscription'),
      )
    }))
})

describe('POST /events/estimate_fees', () => {
  const estimate = (call: SandboxClient['call'], changes: Record<string, unknown> = {}) =>
    call('POST', '/events/estimate_fees', { event: usage(changes) })

  it('checks subscription, metric and number, in this order, and then for a charge in advance', () =>
    withSandbox(options, async ({ call, sandbox }) => {
      await subscribed(call)
      const wrong = { properties: { bytes: 'x' } }
      expect((await estimate(call, { ...wrong, code: 'x', external_subscription_id: 'x' })).body).toEqual(
        missing('subscription'),
      )
      expect((await estimate(call, { ...wrong, code: 'x' })).body).toEqual(missing('billable_metric'))
      expect((await estimate(call, wrong)).body).toEqual(
        refusal({ properties: ['value_is_not_valid_number'] }),
      )
      expect((await estimate(call)).body).toEqual(refusal({ code: ['does_not_match_an_instant_charge'] }))
      expect(sandbox.events()).toHaveLength(0)
    }))

  it('needs a subscription that lives', () =>
    withSandbox(options, async ({ call }) => {
      await subscribed(call, { pay_in_advance: true })
      expect((await estimate(call)).status).toBe(200)
      await call('DELETE', '/subscriptions/s1')
      expect((await estimate(call)).body).toEqual(missing('subscription'))
    }))

  it('answers the fee of a charge in advance and stores nothing; the event itself makes one fee per id', () =>
    withSandbox(options, async ({ call, sandbox }) => {
      await subscribed(call, { pay_in_advance: true })
      expect((await estimate(call)).body).toMatchObject({
        fees: [{ lago_id: null, amount_cents: 500, units: '10.0' }],
      })
      expect(sandbox.counts().effects.instantFeesCreated).toBe(0)
      await made(call, '/subscriptions', 'subscription', {
        external_customer_id: 'c1',
        external_id: 's2',
        plan_code: 'pro',
        subscription_at: '2026-01-01T00:00:00Z',
      })
      await send(call, { transaction_id: 'same' })
      await send(call, { transaction_id: 'same', external_subscription_id: 's2' })
      expect(sandbox.counts().effects.instantFeesCreated).toBe(1)
    }))
})

describe('a metric with an expression', () => {
  it('has its value computed into the event, or refuses the event with a sentence', () =>
    withSandbox(options, async ({ call, sandbox }) => {
      const metric = { name: 'C', code: 'cost', aggregation_type: 'sum_agg', field_name: 'cost' }
      await made(call, '/billable_metrics', 'billable_metric', {
        ...metric,
        expression: 'event.properties.a * (event.properties.b + 1)',
      })
      await send(call, { code: 'cost', properties: { a: 2, b: '3' } })
      expect(sandbox.events()[0]?.properties).toBe('{"a":2,"b":"3","cost":8}')
      const { body } = await call('POST', '/events/batch', {
        events: [usage({ code: 'cost', properties: { a: 2 } })],
      })
      expect(body).toEqual(refusal({ 0: 'expression_evaluation_failed: Variable: b not found' }))
    }))
})
