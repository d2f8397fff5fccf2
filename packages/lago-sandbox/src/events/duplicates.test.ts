import { describe, expect, it } from 'vitest'
import type { OrganizationSeed } from '../organizations/organization.ts'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'

const post = (call: SandboxClient['call'], changes: Record<string, unknown> = {}) =>
  call('POST', '/events', { event: event(changes) })

describe('duplicates on Postgres', () => {
  it('refuses a second copy, even with another code, time and content, and keeps the first', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await post(call)
      const second = await post(call, { code: 'other', timestamp: 1700000001, properties: { bytes: 99 } })
      expect([second.status, second.body]).toEqual([
        422,
        refusal({ transaction_id: ['value_already_exist'] }),
      ])
      expect(sandbox.events()).toMatchObject([{ code: 'api_calls', properties: '{"bytes":12}' }])
    }))

  it('accepts the same id under another subscription, and counts it as repeated', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await post(call)
      expect((await post(call, { external_subscription_id: 'sub-2' })).status).toBe(200)
      expect(sandbox.counts()).toMatchObject({ events: 2, repeatedTransactionIds: { 'tx-1': 2 } })
    }))

  it('protects from nothing where the subscription is missing', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      for (const expected of [1, 2]) {
        expect((await post(call, { external_subscription_id: undefined })).status).toBe(200)
        expect(sandbox.counts().events).toBe(expected)
      }
    }))
})

describe('duplicates on ClickHouse', () => {
  const clickhouse: OrganizationSeed = { name: 'Sandbox', apiKey: DEFAULT_API_KEY, store: 'clickhouse' }
  const organizations = [clickhouse]

  it('accepts a second copy, the last one winning, and shows neither lago_id nor created_at', () =>
    withSandbox({ organizations }, async ({ call, sandbox }) => {
      await post(call)
      const second = await post(call, { properties: { bytes: 99 } })
      expect(second.status).toBe(200)
      expect(second.body).toMatchObject({ event: { lago_id: null, created_at: null } })
      expect(sandbox.events()).toMatchObject([{ properties: '{"bytes":99}' }])
      expect(sandbox.counts()).toMatchObject({
        events: 1,
        eventsAccepted: 2,
        repeatedTransactionIds: { 'tx-1': 2 },
        effects: { eventsReplaced: 1 },
      })
    }))

  it('tells copies apart by milliseconds, code and subscription', () =>
    withSandbox({ organizations }, async ({ call, sandbox }) => {
      await post(call)
      await post(call, { timestamp: '1700000000.0004' })
      expect(sandbox.counts().events).toBe(1)
      await post(call, { timestamp: '1700000000.001' })
      await post(call, { code: 'other' })
      await post(call, { external_subscription_id: 'sub-2' })
      expect(sandbox.counts().events).toBe(4)
    }))

  it('counts every copy where deduplication is off', () =>
    withSandbox({ organizations: [{ ...clickhouse, deduplicates: false }] }, async ({ call, sandbox }) => {
      await post(call)
      await post(call)
      expect(sandbox.counts().events).toBe(2)
    }))

  it('bills an event without a timestamp again on each try', () => {
    let now = 1_700_000_000_000
    return withSandbox({ organizations, now: () => now }, async ({ call, sandbox }) => {
      await post(call, { timestamp: null })
      now += 1000
      await post(call, { timestamp: null })
      expect(sandbox.counts().events).toBe(2)
    })
  })

  it('skips the check of mandatory fields on the single endpoint only, and takes a batch twice', () =>
    withSandbox({ organizations }, async ({ call, sandbox }) => {
      expect((await call('POST', '/events', { event: { code: 'x' } })).status).toBe(200)
      expect((await call('POST', '/events/batch', { events: [{ code: 'x' }] })).status).toBe(422)
      const batch = { events: [event(), event()] }
      expect((await call('POST', '/events/batch', batch)).status).toBe(200)
      expect(sandbox.counts().events).toBe(2)
    }))
})
