import { expect } from 'vitest'
import type { SandboxClient } from './with-sandbox.ts'

type Call = SandboxClient['call']

/** Lago's 404 of an object. */
export const missing = (code: string) => ({ status: 404, error: 'Not Found', code: `${code}_not_found` })

/** Lago's 405 of a state. */
export const stateRefusal = (code: string) => ({ status: 405, error: 'Method Not Allowed', code })

export const unlicensed = { status: 403, error: 'Forbidden', code: 'feature_unavailable' }

/** POSTs what must succeed and answers the object under its root key. */
export const made = async (
  call: Call,
  path: string,
  root: string,
  fields: Record<string, unknown>,
): Promise<Record<string, unknown> & { lago_id: string }> => {
  const { status, body } = await call('POST', path, { [root]: fields })
  expect([status, body]).toMatchObject([200, { [root]: {} }])
  return (body as Record<string, Record<string, unknown> & { lago_id: string }>)[root] ?? { lago_id: '' }
}

/** A customer, an add-on and a one-off invoice over 100.00 USD. */
export const invoiced = async (call: Call) => {
  await made(call, '/customers', 'customer', { external_id: 'c1', currency: 'USD' })
  await made(call, '/add_ons', 'add_on', {
    name: 'S',
    code: 'setup',
    amount_cents: 10_000,
    amount_currency: 'USD',
  })
  return made(call, '/invoices', 'invoice', oneOff)
}

export const oneOff = { external_customer_id: 'c1', currency: 'USD', fees: [{ add_on_code: 'setup' }] }

/** A plan that charges 0.50 a unit for `bytes`, and a subscription to it since the start of 2026. */
export const subscribed = async (call: Call, charge: Record<string, unknown> = {}) => {
  const metric = await made(call, '/billable_metrics', 'billable_metric', {
    name: 'Bytes',
    code: 'bytes',
    aggregation_type: 'sum_agg',
    field_name: 'bytes',
  })
  await made(call, '/plans', 'plan', {
    name: 'Pro',
    code: 'pro',
    interval: 'monthly',
    amount_cents: 0,
    amount_currency: 'USD',
    pay_in_advance: false,
    charges: [
      {
        billable_metric_id: metric.lago_id,
        code: 'bytes',
        charge_model: 'standard',
        properties: { amount: '0.5' },
        ...charge,
      },
    ],
  })
  await made(call, '/subscriptions', 'subscription', {
    external_customer_id: 'c1',
    external_id: 's1',
    plan_code: 'pro',
    subscription_at: '2026-01-01T00:00:00Z',
  })
  return metric
}
