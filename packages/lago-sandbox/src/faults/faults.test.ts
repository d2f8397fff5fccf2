import { describe, expect, it } from 'vitest'
import { event, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'
import type { FaultRule } from './fault.ts'

const post = (call: SandboxClient['call'], changes: Record<string, unknown> = {}) =>
  call('POST', '/events', { event: event(changes) })

describe('faults set from outside', () => {
  it.each<[FaultRule['kind'], number]>([
    ['drop_before', 0],
    ['drop_after', 1],
    ['reset_before', 0],
    ['reset_after', 1],
    ['truncate_after', 1],
  ])('%s lets no whole answer through and leaves %i event', (kind, stored) =>
    withSandbox({}, async ({ call, sandbox }) => {
      sandbox.faults.add({ kind })
      await expect(post(call)).rejects.toThrow()
      expect(sandbox.counts().events).toBe(stored)
      expect(sandbox.requests.at(-1)).toMatchObject({ fault: kind })
    }),
  )

  it.each<[FaultRule, number, number]>([
    [{ kind: 'status', status: 503 }, 503, 0],
    [{ kind: 'status_after', status: 500 }, 500, 1],
    [{ kind: 'html' }, 502, 0],
    [{ kind: 'html_after', status: 504 }, 504, 1],
    [{ kind: 'rate_limit' }, 429, 0],
    [{ kind: 'lock' }, 422, 0],
    [{ kind: 'delay', delayMs: 1 }, 200, 1],
    [{ kind: 'delay_after', delayMs: 1 }, 200, 1],
  ])('%j answers %i and leaves %i event', (fault, status, stored) =>
    withSandbox({}, async ({ call, sandbox }) => {
      sandbox.faults.add(fault)
      expect((await post(call)).status).toBe(status)
      expect(sandbox.counts().events).toBe(stored)
    }),
  )

  it('never answers a hanging call, and ends it on closing', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      sandbox.faults.add({ kind: 'hang_after' })
      const hanging = expect(post(call)).rejects.toThrow()
      await expect.poll(() => sandbox.counts().events).toBe(1)
      await sandbox.close()
      await hanging
    }))

  it('meet only the calls they match, after those they skip, as often as they say', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const match = { method: 'POST', path: '/events/*' }
      sandbox.faults.add({ kind: 'status', status: 503, match, skip: 1, times: 2 })
      const batch = async () => (await call('POST', '/events/batch', { events: [{}] })).status
      expect((await post(call)).status).toBe(200)
      expect([await batch(), await batch(), await batch(), await batch()]).toEqual([422, 503, 503, 422])
    }))

  it('can be added, listed and removed over HTTP', () =>
    withSandbox({}, async ({ call }) => {
      const added = await call('POST', '/__sandbox/faults', { kind: 'status', status: 500, times: null })
      expect([added.status, added.body]).toEqual([201, { id: 1 }])
      expect((await post(call)).status).toBe(500)
      expect((await call('GET', '/__sandbox/faults')).body).toMatchObject({ faults: [{ kind: 'status' }] })
      await call('DELETE', '/__sandbox/faults/1')
      expect((await post(call)).status).toBe(200)
      expect((await call('POST', '/__sandbox/faults', { kind: 'gremlin' })).status).toBe(422)
    }))
})

describe('sentinels in a body', () => {
  it('drop the answer after the commit; the same request again is then a duplicate', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await expect(post(call, { code: 'fault_drop_after_commit' })).rejects.toThrow()
      expect((await post(call, { code: 'fault_drop_after_commit' })).status).toBe(422)
      expect(sandbox.counts().events).toBe(1)
    }))

  it('strike once, or always', () =>
    withSandbox({}, async ({ call }) => {
      const statuses = async (code: string) => [
        (await post(call, { code })).status,
        (await post(call, { code })).status,
      ]
      expect(await statuses('fault_503')).toEqual([503, 200])
      expect(await statuses('fault_500_always')).toEqual([500, 500])
    }))

  it('work in any operation', () =>
    withSandbox({}, async ({ call }) => {
      const sent = { customer: { external_id: 'c1', name: 'fault_502_html' } }
      expect((await call('POST', '/customers', sent)).text).toContain('<html>')
      expect((await call('POST', '/customers', sent)).status).toBe(200)
    }))
})
