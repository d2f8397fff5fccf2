import { describe, expect, it } from 'vitest'
import { event, withSandbox } from '../testing/with-sandbox.ts'

describe('faults of access and form', () => {
  it('answer an expired key and a revoked permission as Lago does, and do nothing', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      sandbox.faults.add({ kind: 'expired_key' })
      sandbox.faults.add({ kind: 'revoked_permission' })
      expect((await call('POST', '/events', { event: event() })).body).toEqual({
        status: 401,
        error: 'Unauthorized',
      })
      expect((await call('POST', '/events', { event: event() })).body).toEqual({
        status: 403,
        error: 'Forbidden',
        code: 'write_action_not_allowed_for_event',
      })
      expect(sandbox.events()).toHaveLength(0)
    }))

  it('answer a lock as the one 422 without details', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      sandbox.faults.add({ kind: 'lock' })
      expect((await call('POST', '/customers', { customer: { external_id: 'c' } })).body).toEqual({
        status: 422,
        error: 'Unprocessable Entity',
        code: 'lock_acquisition_failed',
      })
    }))

  it('send the usual answer under a wrong content type, or in pieces', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const usual = await call('GET', '/plans')
      sandbox.faults.add({ kind: 'content_type_after' })
      sandbox.faults.add({ kind: 'trickle_after', delayMs: 20 })
      const wrong = await call('GET', '/plans')
      expect([wrong.text, wrong.headers['content-type']]).toEqual([usual.text, 'text/html; charset=utf-8'])
      expect((await call('GET', '/plans')).text).toBe(usual.text)
    }))

  it('meet the same calls again for the same seed', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const statuses = async (seed: number): Promise<number[]> => {
        sandbox.faults.clear()
        sandbox.faults.add({ kind: 'lock', probability: 0.5, seed, times: null })
        const found: number[] = []
        for (let count = 0; count < 12; count += 1) found.push((await call('GET', '/plans')).status)
        return found
      }
      const first = await statuses(7)
      expect(new Set(first)).toEqual(new Set([200, 422]))
      expect(await statuses(7)).toEqual(first)
      expect(await statuses(8)).not.toEqual(first)
    }))

  it('refuse events above the bound with a sentence and store none of them', () =>
    withSandbox({ keepEvents: 2 }, async ({ call, sandbox }) => {
      const events = ['a', 'b', 'c'].map((id) => event({ transaction_id: id }))
      const { status, body } = await call('POST', '/events/batch', { events })
      expect([status, body]).toMatchObject([503, { message: expect.stringContaining('stored none of this') }])
      expect(sandbox.events()).toHaveLength(0)
      expect((await call('POST', '/events/batch', { events: events.slice(1) })).status).toBe(200)
    }))

  it('refuse events above the bound in bytes too', () =>
    withSandbox({ keepEventBytes: 1024 * 1024 }, async ({ call, sandbox }) => {
      const batch = (from: number) => ({
        events: Array.from({ length: 100 }, (_, at) =>
          event({ transaction_id: `tx-${from + at}`, properties: { text: 'x'.repeat(2000) } }),
        ),
      })
      let held = 0
      let answer = await call('POST', '/events/batch', batch(held))
      for (; answer.status === 200; answer = await call('POST', '/events/batch', batch(held))) held += 100
      expect([answer.status, answer.body]).toMatchObject([503, { message: expect.stringContaining('1 MiB') }])
      expect(held).toBeGreaterThan(100)
      expect(sandbox.counts().events).toBe(held)
    }))
})
