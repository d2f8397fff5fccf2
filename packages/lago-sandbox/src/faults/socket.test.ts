import { describe, expect, it } from 'vitest'
import { rawPost, type SeenOnSocket } from '../testing/raw-call.ts'
import { event, withSandbox } from '../testing/with-sandbox.ts'
import type { FaultRule } from './fault.ts'

/** Under a fault on this path only: what the socket saw, how many events are held, and how long it took. */
const under = async (rule: FaultRule) => {
  let outcome: SeenOnSocket & { held: number; milliseconds: number } = {
    text: '',
    pieces: 0,
    end: 'open',
    held: 0,
    milliseconds: 0,
  }
  await withSandbox({}, async ({ sandbox }) => {
    sandbox.faults.add({ ...rule, match: { path: '/events/batch' } })
    const single = await rawPost(sandbox.port, '/events', { event: event({ transaction_id: 'spared' }) })
    expect(single.text).toContain('HTTP/1.1 200')
    const started = performance.now()
    const seen = await rawPost(sandbox.port, '/events/batch', { events: [event()] })
    outcome = { ...seen, held: sandbox.counts().events - 1, milliseconds: performance.now() - started }
  })
  return outcome
}

const bodyOf = (text: string): string => text.split('\r\n\r\n')[1] ?? ''
const lengthIn = (text: string): number => Number(/content-length: (\d+)/i.exec(text)?.[1])

describe('on the socket', () => {
  it.each<[FaultRule['kind'], SeenOnSocket['end'], number]>([
    ['drop_before', 'closed', 0],
    ['drop_after', 'closed', 1],
    ['reset_before', 'reset', 0],
    ['reset_after', 'reset', 1],
  ])('%s sends nothing, the connection is %s, %i event is held', async (kind, end, held) => {
    expect(await under({ kind })).toMatchObject({ text: '', end, held })
  })

  it('truncate_after sends half of what its header promises, and closes', async () => {
    const { text, end, held } = await under({ kind: 'truncate_after' })
    expect([end, held]).toEqual(['closed', 1])
    expect(Buffer.byteLength(bodyOf(text))).toBe(lengthIn(text) >> 1)
  })

  it('trickle_after sends the whole answer in many pieces', async () => {
    const { text, pieces, end, held, milliseconds } = await under({ kind: 'trickle_after', delayMs: 200 })
    expect([end, held]).toEqual(['open', 1])
    expect(JSON.parse(bodyOf(text))).toMatchObject({ events: [{ transaction_id: 'tx-1' }] })
    expect(pieces).toBeGreaterThan(5)
    expect(milliseconds).toBeGreaterThan(150)
  })

  it.each<FaultRule['kind']>(['delay', 'delay_after'])('%s answers as usual, later', async (kind) => {
    const { text, held, milliseconds } = await under({ kind, delayMs: 120 })
    expect([text.slice(0, 12), held]).toEqual(['HTTP/1.1 200', 1])
    expect(milliseconds).toBeGreaterThan(110)
  })

  it.each<[FaultRule, RegExp, number]>([
    [{ kind: 'status', status: 503 }, /^HTTP\/1.1 503 [^]*application\/json[^]*Service Unavailable/, 0],
    [{ kind: 'status_after' }, /^HTTP\/1.1 500 [^]*{"status":500,"error":"Internal Server Error"}$/, 1],
    [{ kind: 'html' }, /^HTTP\/1.1 502 [^]*content-type: text\/html[^]*<\/html>$/, 0],
    [{ kind: 'html_after', status: 504 }, /^HTTP\/1.1 504 [^]*content-type: text\/html[^]*<\/html>$/, 1],
    [{ kind: 'rate_limit' }, /^HTTP\/1.1 429 [^]*x-ratelimit-remaining: 0[^]*x-ratelimit-reset: 1/, 0],
  ])('%j answers with it', async (rule, expected, held) => {
    const seen = await under(rule)
    expect(seen.text).toMatch(expected)
    expect(seen).toMatchObject({ end: 'open', held })
  })

  it('a storm of 429 lasts as long as it was told to', () =>
    withSandbox({}, async ({ sandbox, call }) => {
      sandbox.faults.add({ kind: 'rate_limit', times: 5 })
      const statuses: number[] = []
      for (let count = 0; count < 7; count += 1) statuses.push((await call('GET', '/plans')).status)
      expect(statuses).toEqual([429, 429, 429, 429, 429, 200, 200])
    }))
})
