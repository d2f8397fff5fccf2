import { describe, expect, it } from 'vitest'
import { resend } from '../index.ts'
import { writeRoutes } from './operations/write-routes.ts'

const base = 'https://lago.test/api/v1'
const event = { transaction_id: 't', external_subscription_id: 's', code: 'c', timestamp: '1751328000' }
const classOf = (method: string, path: string, body: unknown = null) =>
  resend({ method, url: base + path, body: body === null ? null : JSON.stringify(body) })

describe('resend', () => {
  it.each([
    ['a whole event', { event }, 'B'],
    ['an event with a number as time', { event: { ...event, timestamp: 1751328000 } }, 'B'],
    ['an event without subscription', { event: { ...event, external_subscription_id: undefined } }, 'C'],
    ['an event with a blank subscription', { event: { ...event, external_subscription_id: ' ' } }, 'C'],
    ['an event without time', { event: { ...event, timestamp: undefined } }, 'C'],
    ['an event with a null time', { event: { ...event, timestamp: null } }, 'C'],
    ['an event whose time is an object', { event: { ...event, timestamp: {} } }, 'C'],
    ['an event without id', { event: { ...event, transaction_id: undefined } }, 'C'],
    ['an event without its wrapper', event, 'C'],
    ['a list', [event], 'C'],
    ['nothing', null, 'C'],
  ])('%s: %s is %s', (_what, body, expected) => expect(classOf('POST', '/events', body)).toBe(expected))

  it.each([
    [{ events: [event, event] }, 'B'],
    [{ events: [event, { ...event, timestamp: undefined }] }, 'C'],
    [{ events: [] }, 'C'],
    [{ events: event }, 'C'],
    [[event], 'C'],
  ])('a batch %j is %s', (body, expected) => expect(classOf('POST', '/events/batch', body)).toBe(expected))

  const subscription = { external_customer_id: 'c', plan_code: 'p', external_id: 's' }
  it.each([
    ['POST', '/customers', { customer: { external_id: 'c' } }, 'A'],
    ['POST', '/customers', { customer: {} }, 'C'],
    ['POST', '/subscriptions', { subscription }, 'A'],
    ['POST', '/subscriptions', { subscription: { ...subscription, plan_overrides: {} } }, 'C'],
    ['POST', '/subscriptions', { subscription: { ...subscription, external_id: '' } }, 'C'],
    ['POST', '/subscriptions', { subscription, authorization: { amount_cents: 100 } }, 'C'],
    ['PUT', '/subscriptions/s', { subscription: { name: 'n' } }, 'D'],
    ['PATCH', '/subscriptions/s', { subscription: { name: 'n' } }, 'D'],
    ['PUT', '/subscriptions/s', { subscription: { plan_overrides: null } }, 'C'],
    ['DELETE', '/subscriptions/s?status=pending', null, 'D'],
    ['POST', '/wallets', { wallet: { external_customer_id: 'c', code: 'w' } }, 'B'],
    ['POST', '/wallets', { wallet: { external_customer_id: 'c' } }, 'C'],
    ['POST', '/customers/c/wallets', { wallet: { name: 'n' } }, 'C'],
    ['POST', '/wallet_transactions', { wallet_transaction: { wallet_id: 'w', code: 'x' } }, 'C'],
    ['POST', '/invoices', { invoice: {} }, 'C'],
    ['POST', '/plans/p/charges', { charge: { code: 'c' } }, 'B'],
    ['POST', '/plans/p/charges', { charge: {} }, 'C'],
    ['POST', '/plans/p/fixed_charges', { fixed_charge: {} }, 'C'],
    ['POST', '/subscriptions/s/alerts', { alerts: [{ code: 'a' }, { code: 'b' }] }, 'B'],
    ['POST', '/subscriptions/s/alerts', { alerts: [{ code: 'a' }, {}] }, 'C'],
    ['PUT', '/plans/p', { plan: { name: 'n' } }, 'D'],
    ['PUT', '/plans/p', { plan: { charges: [{ charge_model: 'standard' }] } }, 'C'],
    ['POST', '/invoices/preview', {}, 'R'],
    ['POST', '/nothing', {}, 'C'],
    ['PUT', '/customers/c', { customer: { external_id: 'c' } }, 'C'],
  ])('%s %s %j is %s', (method, path, body, expected) => expect(classOf(method, path, body)).toBe(expected))

  it('is C wherever the address is not that of an API', () => {
    const body = JSON.stringify({ event })
    expect(resend({ method: 'POST', url: 'https://lago.test/events', body })).toBe('C')
    expect(resend({ method: 'POST', url: 'https://lago.test/api/v1/api/v1/events', body })).toBe('C')
    expect(resend({ method: 'POST', url: 'https://lago.test/api/api/v1/events', body })).toBe('B')
    expect(resend({ method: 'POST', url: 'https://lago.test/x?y=/api/v1/events', body })).toBe('C')
  })

  it('never thinks better of an operation without its body than the table does, wallets with a code apart', () => {
    for (const route of writeRoutes) {
      const found = classOf(route.method, route.path.replaceAll(/[{}]/g, ''), {})
      expect([route.resend, 'C'], route.operationId).toContain(found)
    }
  })
})
