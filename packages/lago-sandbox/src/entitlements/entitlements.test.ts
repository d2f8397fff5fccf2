import { describe, expect, it } from 'vitest'
import { refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'
import { made, missing } from '../testing/world.ts'

const path = '/plans/free/entitlements'

const withFeature = async (call: SandboxClient['call']) => {
  const privileges = [
    { code: 'max', value_type: 'integer' },
    { code: 'sso', value_type: 'boolean' },
  ]
  await made(call, '/features', 'feature', { code: 'seats', privileges })
  await made(call, '/features', 'feature', { code: 'api' })
}

const values = (body: unknown) =>
  (
    body as { entitlements: { code: string; privileges: { code: string; value: unknown }[] }[] }
  ).entitlements.map(({ code, privileges }) => [code, ...privileges.map((one) => one.value)])

describe('entitlements', () => {
  it('of a plan are replaced by POST and merged by PATCH', () =>
    withSandbox({}, async ({ call }) => {
      await withFeature(call)
      const write = (method: string, entitlements: unknown) => call(method, path, { entitlements })
      expect(values((await write('POST', { seats: { max: 1 } })).body)).toEqual([['seats', 1]])
      expect(values((await write('PATCH', { seats: { sso: true }, api: {} })).body)).toEqual([
        ['api'],
        ['seats', 1, true],
      ])
      expect(values((await write('POST', { api: {} })).body)).toEqual([['api']])
      expect((await write('POST', { nobody: {} })).body).toEqual(missing('feature'))
      expect((await write('PATCH', { seats: { nobody: 1 } })).body).toEqual(missing('privilege'))
      expect((await write('PATCH', { seats: { max: 'many' } })).body).toEqual(
        refusal({ max_privilege_value: ['value_is_invalid'] }),
      )
    }))

  it('of a subscription override those of its plan', () =>
    withSandbox({}, async ({ call }) => {
      await withFeature(call)
      await call('POST', path, { entitlements: { seats: { max: 1, sso: true } } })
      const subscription = { external_customer_id: 'c', external_id: 's', plan_code: 'free' }
      await made(call, '/subscriptions', 'subscription', subscription)
      const own = '/subscriptions/s/entitlements'
      const { body } = await call('PATCH', own, { entitlements: { seats: { max: 9 } } })
      expect(body).toMatchObject({
        entitlements: [
          {
            overrides: { max: 9 },
            privileges: [{ value: 9, plan_value: 1, override_value: 9 }, { value: true }],
          },
        ],
      })
      await call('DELETE', `${own}/seats/privileges/max`)
      expect(values((await call('GET', own)).body)).toEqual([['seats', 1, true]])
      await call('DELETE', `${own}/seats`)
      expect(values((await call('GET', own)).body)).toEqual([])
      expect(values((await call('GET', path)).body)).toEqual([['seats', 1, true]])
    }))
})
