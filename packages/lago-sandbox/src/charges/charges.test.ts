import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { refusal, withSandbox } from '../testing/with-sandbox.ts'
import { made, missing, subscribed, unlicensed } from '../testing/world.ts'

const path = '/plans/pro/charges'

describe('charges of a plan', () => {
  it('are refused again with a code, and added again without one', () =>
    withSandbox({}, async ({ call }) => {
      const { lago_id: metric } = await subscribed(call)
      const charge = { billable_metric_id: metric, charge_model: 'standard', properties: { amount: '1' } }
      expect((await call('POST', path, { charge: { ...charge, code: 'bytes' } })).body).toEqual(
        refusal({ code: ['value_already_exist'] }),
      )
      expect(await made(call, path, 'charge', charge)).toMatchObject({ code: 'bytes_2' })
      expect(await made(call, path, 'charge', charge)).toMatchObject({ code: 'bytes_3' })
      expect((await call('POST', path, { charge: { ...charge, billable_metric_id: 'x' } })).body).toEqual(
        missing('billable_metric'),
      )
      expect((await call('GET', '/plans/pro')).body).toMatchObject({ plan: { charges: { length: 3 } } })
    }))

  it('are replaced by an update that lists charges: without their id they are new, left out they go', () =>
    withSandbox({}, async ({ call }) => {
      const { lago_id: metric } = await subscribed(call)
      const before = (await call('GET', `${path}/bytes`)).body as { charge: { lago_id: string } }
      await call('PUT', '/plans/pro', { plan: { name: 'Same charges' } })
      expect((await call('GET', `${path}/bytes`)).body).toEqual(before)
      const charge = { billable_metric_id: metric, code: 'other', charge_model: 'standard' }
      await call('PUT', '/plans/pro', { plan: { charges: [charge] } })
      expect((await call('GET', `${path}/bytes`)).body).toEqual(missing('charge'))
      expect((await call('GET', `${path}/other`)).status).toBe(200)
    }))

  it('get another filter from each repeat', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await subscribed(call)
      const filter = { values: { region: ['eu'] }, properties: { amount: '1' } }
      for (let count = 1; count <= 2; count += 1) await made(call, `${path}/bytes/filters`, 'filter', filter)
      expect((await call('GET', `${path}/bytes/filters`)).body).toMatchObject({ meta: { total_count: 2 } })
      expect(sandbox.counts().effects.chargeFiltersCreated).toBe(2)
      expect((await call('POST', `${path}/bytes/filters`, { filter: { properties: {} } })).body).toEqual(
        refusal({ values: ['value_is_mandatory'] }),
      )
    }))
})

describe('what a subscription overrides', () => {
  it('is its own and leaves the plan alone', () =>
    withSandbox({}, async ({ call }) => {
      await subscribed(call)
      const own = '/subscriptions/s1/charges/bytes'
      const { body } = await call('PUT', own, {
        charge: { properties: { amount: '9' }, charge_model: 'package' },
      })
      expect(body).toMatchObject({ charge: { charge_model: 'standard', properties: { amount: '9' } } })
      expect((await call('GET', own)).body).toMatchObject({ charge: { properties: { amount: '9' } } })
      expect((await call('GET', `${path}/bytes`)).body).toMatchObject({
        charge: { properties: { amount: '0.5' } },
      })
    }))

  it('needs a licence', () =>
    withSandbox(
      { organizations: [{ name: 'O', apiKey: DEFAULT_API_KEY, premium: false }] },
      async ({ call }) => {
        await subscribed(call)
        expect(
          (await call('PUT', '/subscriptions/s1/charges/bytes', { charge: { min_amount_cents: 1 } })).body,
        ).toEqual(unlicensed)
      },
    ))
})
