import { expect, it, vi } from 'vitest'
import { withSandbox } from '../testing/with-sandbox.ts'

const waits: unknown[] = []

vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => {
    waits.push(milliseconds)
    return Promise.resolve()
  },
}))

it('waits three seconds and then eighteen before it tries again, and gives up after the third attempt', () =>
  withSandbox({}, async ({ call }) => {
    // Nobody listens on the discard port.
    await call('POST', '/webhook_endpoints', { webhook_endpoint: { webhook_url: 'http://127.0.0.1:9/' } })
    await call('POST', '/customers', { customer: { external_id: 'c1' } })
    const attempts = async () => (await call('GET', '/__sandbox/webhooks')).body
    await expect
      .poll(attempts)
      .toMatchObject({ attempts: [1, 2, 3].map((attempt) => ({ attempt, status: null })) })
    expect(waits).toEqual([3000, 18_000])
  }))
