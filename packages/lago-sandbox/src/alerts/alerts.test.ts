import { describe, expect, it } from 'vitest'
import { refusal, withSandbox } from '../testing/with-sandbox.ts'
import { made, missing, subscribed } from '../testing/world.ts'

const path = '/subscriptions/s1/alerts'
const alert = { alert_type: 'current_usage_amount', code: 'much', thresholds: [{ value: 100 }] }

describe('alerts', () => {
  it('are refused a second time, and without thresholds, with a foreign type or without a code', () =>
    withSandbox({}, async ({ call }) => {
      await subscribed(call)
      expect(await made(call, path, 'alert', alert)).toMatchObject({ thresholds: [{ value: '100.0' }] })
      for (const [changes, details] of [
        [{}, { code: ['value_already_exist'] }],
        [{ thresholds: [] }, { thresholds: ['thresholds_must_be_present'] }],
        [{ alert_type: 'wallet_balance_amount' }, { alert_type: ['invalid_type'] }],
        [{ code: '' }, { code: ['value_is_mandatory'] }],
      ] as const)
        expect((await call('POST', path, { alert: { ...alert, ...changes } })).body).toEqual(refusal(details))
    }))

  it('come as a list: all of them or none, with the positions of the wrong ones', () =>
    withSandbox({}, async ({ call }) => {
      await subscribed(call)
      const wrong = await call('POST', path, { alerts: [alert, { ...alert, code: 'b', thresholds: [] }] })
      expect(wrong.body).toEqual(refusal({ 1: { thresholds: ['thresholds_must_be_present'] } }))
      expect((await call('GET', path)).body).toMatchObject({ alerts: [] })
      await call('POST', path, { alerts: [alert, { ...alert, code: 'b' }] })
      expect((await call('GET', path)).body).toMatchObject({ meta: { total_count: 2 } })
      expect((await call('DELETE', path)).text).toBe('')
      expect((await call('GET', `${path}/much`)).body).toEqual(missing('alert'))
    }))
})
