import { describe, expect, it } from 'vitest'
import { riskOf } from './risk.ts'

const base = 'https://api.getlago.com/api/v1'
const event = (subscription: string) =>
  `{"transaction_id":"a","external_subscription_id":"${subscription}","code":"x","timestamp":"1751328000"}`
const request = (method: string, path: string, body: string | null, records = 1) => ({
  method,
  url: `${base}${path}`,
  body,
  offsets: Array.from({ length: records }, (_, offset) => offset),
})

describe('riskOf', () => {
  it('names the subscription that one event bills, and asks for nothing', () => {
    const risk = riskOf(request('POST', '/events', `{"event":${event('sub_42')}}`))
    expect(risk.sentence).toBe('Real write. Subscription sub_42 will be billed.')
    expect(risk.effect).toBeNull()
  })
  it('counts the subscriptions of a batch', () => {
    const body = `{"events":[${event('a')},${event('b')},${event('a')}]}`
    expect(riskOf(request('POST', '/events/batch', body, 3)).sentence).toContain(
      '3 events: 2 subscriptions will be billed.',
    )
  })
  it('asks before anything is deleted, naming it', () => {
    expect(riskOf(request('DELETE', '/subscriptions/sub%2042', null)).effect).toContain('sub 42')
  })
  it('asks where a repeat repeats the effect, also for paths nobody knows', () => {
    expect(riskOf(request('POST', '/invoices', '{"invoice":{}}')).effect).toContain('each time')
    expect(riskOf(request('POST', '/something', '{}')).effect).not.toBeNull()
  })
  it('asks for an event that Lago could not recognise again', () => {
    expect(riskOf(request('POST', '/events', '{"event":{"code":"x"}}')).effect).not.toBeNull()
  })
})
