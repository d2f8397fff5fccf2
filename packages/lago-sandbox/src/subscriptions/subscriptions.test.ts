import { describe, expect, it } from 'vitest'
import { refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'
import { made } from '../testing/world.ts'

const subscribe = (call: SandboxClient['call'], changes: Record<string, unknown> = {}) =>
  call('POST', '/subscriptions', {
    subscription: { external_id: 's1', external_customer_id: 'c1', plan_code: 'growth', ...changes },
  })

describe('POST /subscriptions', () => {
  it('creates a customer nobody knows on the fly, and trims ids', () =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await subscribe(call, { external_id: ' s1 ', external_customer_id: ' typo ' })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        subscription: { external_id: 's1', status: 'active', plan_code: 'growth' },
      })
      expect((await call('GET', '/customers/typo')).status).toBe(200)
    }))

  it('answers the existing one for the same plan and ignores everything else', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const first = await subscribe(call)
      const second = await subscribe(call, { name: 'Other name' })
      expect(second.body).toEqual(first.body)
      expect(sandbox.counts().effects.subscriptionsCreated).toBe(1)
    }))

  it('applies usage thresholds to the existing one', () =>
    withSandbox({}, async ({ call }) => {
      await subscribe(call)
      const again = await subscribe(call, { usage_thresholds: [{ amount_cents: 100 }] })
      expect(again.body).toMatchObject({ subscription: { usage_thresholds: [{ amount_cents: 100 }] } })
    }))

  it('upgrades at once to a dearer plan and schedules a cheaper one', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await subscribe(call)
      expect((await subscribe(call, { plan_code: 'scale' })).body).toMatchObject({
        subscription: { plan_code: 'scale', previous_plan_code: 'growth', status: 'active' },
      })
      expect((await subscribe(call, { plan_code: 'starter' })).body).toMatchObject({
        subscription: { plan_code: 'scale', next_plan_code: 'starter' },
      })
      expect(sandbox.counts().effects).toMatchObject({ subscriptionsCreated: 2, subscriptionsTerminated: 1 })
    }))

  it('upgrades at once to another plan of the same yearly price', () =>
    withSandbox({}, async ({ call }) => {
      const price = { amount_currency: 'USD', pay_in_advance: false }
      await made(call, '/plans', 'plan', {
        ...price,
        name: 'M',
        code: 'm',
        interval: 'monthly',
        amount_cents: 100,
      })
      await made(call, '/plans', 'plan', {
        ...price,
        name: 'Y',
        code: 'y',
        interval: 'yearly',
        amount_cents: 1200,
      })
      await subscribe(call, { plan_code: 'm' })
      expect((await subscribe(call, { plan_code: 'y' })).body).toMatchObject({
        subscription: { plan_code: 'y', previous_plan_code: 'm', status: 'active' },
      })
    }))

  it('upgrades again each time the same request with plan_overrides comes', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      for (const created of [1, 2, 3]) {
        await subscribe(call, { plan_overrides: { amount_cents: 1 } })
        expect(sandbox.counts().effects.subscriptionsCreated).toBe(created)
      }
    }))

  it.each([
    [{ plan_code: 'nope' }, 404, { status: 404, error: 'Not Found', code: 'plan_not_found' }],
    [{ external_id: '' }, 422, refusal({ external_id: ['value_is_mandatory'] })],
    [{ external_customer_id: ' ' }, 422, refusal({ external_customer_id: ['value_is_mandatory'] })],
    [{ subscription_at: 1700000000 }, 422, refusal({ subscription_at: ['invalid_date'] })],
    [{ ending_at: '2001-01-01T00:00:00Z' }, 422, refusal({ ending_at: ['invalid_date'] })],
    [{ billing_time: 'whenever' }, 422, refusal({ billing_time: ['value_is_invalid'] })],
  ])('refuses %j with %i', (changes, status, body) =>
    withSandbox({}, async ({ call }) => {
      const answer = await subscribe(call, changes)
      expect([answer.status, answer.body]).toEqual([status, body])
    }),
  )

  it('refuses an authorization for a customer without Stripe', () =>
    withSandbox({}, async ({ call }) => {
      const subscription = { external_customer_id: 'c1', external_id: 's1', plan_code: 'free' }
      const authorization = { amount_cents: 100, amount_currency: 'USD' }
      expect((await call('POST', '/subscriptions', { authorization, subscription })).body).toMatchObject({
        status: 422,
        code: 'stripe_required',
      })
    }))

  it('refuses an external id that is active under another customer', () =>
    withSandbox({}, async ({ call }) => {
      await subscribe(call)
      expect((await subscribe(call, { external_customer_id: 'c2' })).body).toEqual(
        refusal({ external_id: ['value_already_exist'] }),
      )
    }))
})

describe('the other subscription routes', () => {
  it('updates the active one', () =>
    withSandbox({}, async ({ call }) => {
      await subscribe(call)
      const { body } = await call('PUT', '/subscriptions/s1', { subscription: { name: 'Renamed' } })
      expect(body).toMatchObject({ subscription: { name: 'Renamed', plan_code: 'growth' } })
      const missing = await call('PUT', '/subscriptions/s2', { subscription: { name: 'x' } })
      expect(missing.body).toMatchObject({ status: 404, code: 'subscription_not_found' })
    }))

  it('terminates once; a POST afterwards is a new subscription', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await subscribe(call)
      const ended = await call('DELETE', '/subscriptions/s1')
      expect(ended.body).toMatchObject({ subscription: { status: 'terminated' } })
      expect((await call('DELETE', '/subscriptions/s1')).status).toBe(404)
      await subscribe(call)
      expect(sandbox.counts().effects.subscriptionsCreated).toBe(2)
    }))

  it('keeps a future one pending, addressed by its status', () =>
    withSandbox({ now: () => Date.parse('2026-01-01T00:00:00Z') }, async ({ call }) => {
      await subscribe(call, { subscription_at: '2026-06-01T00:00:00Z' })
      expect((await call('GET', '/subscriptions/s1')).status).toBe(404)
      expect((await call('DELETE', '/subscriptions/s1?status=pending')).body).toMatchObject({
        subscription: { status: 'canceled' },
      })
    }))

  it('lists active ones, filtered', () =>
    withSandbox({}, async ({ call }) => {
      await subscribe(call)
      await subscribe(call, { external_id: 's2', external_customer_id: 'c2', plan_code: 'starter' })
      await call('DELETE', '/subscriptions/s1')
      const idsOf = async (query: string) =>
        (
          (await call('GET', `/subscriptions${query}`)).body as { subscriptions: { external_id: string }[] }
        ).subscriptions.map(({ external_id }) => external_id)
      expect(await idsOf('')).toEqual(['s2'])
      expect(await idsOf('?status[]=active&status[]=terminated')).toEqual(['s2', 's1'])
      expect(await idsOf('?external_customer_id=c1')).toEqual([])
    }))
})
