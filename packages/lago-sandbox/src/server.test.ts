import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from './state.ts'
import { event, withSandbox } from './testing/with-sandbox.ts'

const routeMissing = { status: 404, error: 'Not Found', code: 'resource_not_found' }
const nobody = { authorization: 'Bearer nobody' }

describe("Lago's order of checks", () => {
  it.each([
    ['GET', '/nothing'],
    ['PUT', '/customers/x'],
    ['POST', '/organizations'],
  ])('answers %s %s as a missing route before it looks at the key or the JSON', (method, path) =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await call(method, path, method === 'GET' ? undefined : '{bad', nobody)
      expect([status, body]).toEqual([404, routeMissing])
    }),
  )

  it('answers malformed JSON before it looks at the key, and in HTML unless JSON was asked for', () =>
    withSandbox({}, async ({ call }) => {
      const json = await call('POST', '/events', '{bad', nobody)
      expect([json.status, json.body]).toEqual([400, { status: 400, error: 'Bad Request' }])
      const html = await call('POST', '/events', '{bad', { ...nobody, accept: '*/*' })
      expect([html.status, html.text, html.headers['content-type']]).toEqual([
        400,
        '',
        'text/html; charset=utf-8',
      ])
    }))

  it('answers 401 without a code for a missing or unknown key', () =>
    withSandbox({}, async ({ call }) => {
      for (const authorization of ['', 'Bearer nobody', DEFAULT_API_KEY]) {
        const { status, body } = await call('POST', '/events', {}, { authorization })
        expect([status, body]).toEqual([401, { status: 401, error: 'Unauthorized' }])
      }
      expect(
        (await call('GET', '/organizations', undefined, { authorization: `Any ${DEFAULT_API_KEY}` })).status,
      ).toBe(200)
    }))

  it('answers 403 for a permission the key lacks, before it looks into the body', () => {
    const permissions = { event: ['read' as const] }
    return withSandbox(
      { organizations: [{ name: 'O', apiKey: DEFAULT_API_KEY, permissions }] },
      async ({ call }) => {
        const { status, body } = await call('POST', '/events', {})
        expect([status, body]).toEqual([
          403,
          { status: 403, error: 'Forbidden', code: 'write_action_not_allowed_for_event' },
        ])
        expect((await call('GET', '/events')).status).toBe(200)
        expect((await call('GET', '/organizations')).body).toMatchObject({
          code: 'read_action_not_allowed_for_organization',
        })
      },
    )
  })
})

describe('the wrapper', () => {
  const missing = {
    status: 400,
    error: 'BadRequest: param is missing or the value is empty or invalid: event',
  }

  it.each([{}, { event: {} }, { event: null }, [event()], event()])('is missing or empty in %j', (sent) =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await call('POST', '/events', sent)
      expect([status, body]).toEqual([400, missing])
    }),
  )

  it('is missing where the body was not sent as JSON', () =>
    withSandbox({}, async ({ call }) => {
      const { body } = await call('POST', '/events', { event: event() }, { 'content-type': 'text/plain' })
      expect(body).toEqual(missing)
    }))

  it('crashes Lago as a text or an array, except for a customer', () =>
    withSandbox({}, async ({ call }) => {
      for (const wrong of ['text', [1]]) {
        expect((await call('POST', '/events', { event: wrong })).status).toBe(500)
        expect((await call('POST', '/customers', { customer: wrong })).status).toBe(400)
      }
    }))
})

describe('the rest of the platform', () => {
  it('tells its version at the root without a key', () =>
    withSandbox({ version: '1.40.1' }, async ({ sandbox }) => {
      const answer = await fetch(`${sandbox.url}/health`)
      expect(await answer.json()).toMatchObject({ version: '1.40.1', message: 'Success' })
    }))

  it('tells whose key it is, the cheapest test of one', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/organizations')).body).toMatchObject({ organization: { name: 'Sandbox' } })
    }))

  it('knows no path with two slashes, nor one without the prefix', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const doubled = await call('POST', '//events', { event: event() })
      expect(doubled.body).toMatchObject({ status: 404, code: 'resource_not_found' })
      const bare = await fetch(`${sandbox.url}/events`, { method: 'POST' })
      expect(await bare.json()).toMatchObject({ status: 404, code: 'resource_not_found' })
    }))

  it('limits requests a second, with the seconds until the window resets', () => {
    let now = 1_700_000_000_000
    const organizations = [{ name: 'O', apiKey: DEFAULT_API_KEY, rateLimit: { events: 2, other: 1 } }]
    return withSandbox({ organizations, now: () => now }, async ({ call }) => {
      const send = (id: string) => call('POST', '/events', { event: event({ transaction_id: id }) })
      expect((await send('a')).headers).toMatchObject({
        'x-ratelimit-limit': '2',
        'x-ratelimit-remaining': '1',
        'x-ratelimit-reset': '1',
      })
      await send('b')
      const refused = await send('c')
      expect([refused.status, refused.body, refused.headers['x-ratelimit-remaining']]).toEqual([
        429,
        undefined,
        '0',
      ])
      expect((await call('GET', '/organizations')).status).toBe(200)
      expect((await call('GET', '/organizations')).status).toBe(429)
      now += 1000
      expect((await send('c')).status).toBe(200)
    })
  })

  it('has buckets of 500 for events, 200 for current usage and 50 for the rest, and fills them each second', () => {
    let now = 1_700_000_000_000
    const organizations = [
      { name: 'O', apiKey: DEFAULT_API_KEY, rateLimit: { events: 500, usage: 200, other: 50 } },
    ]
    return withSandbox({ organizations, now: () => now }, async ({ call }) => {
      const lefts = async () => {
        const calls = [
          await call('POST', '/events/batch', { events: [] }),
          await call('GET', '/customers/c/current_usage'),
          await call('GET', '/plans'),
        ]
        return calls.map(({ headers }) => headers['x-ratelimit-remaining'])
      }
      expect(await lefts()).toEqual(['499', '199', '49'])
      expect(await lefts()).toEqual(['498', '198', '48'])
      now += 1000
      expect(await lefts()).toEqual(['499', '199', '49'])
    })
  })

  it('takes bodies of megabytes', () =>
    withSandbox({}, async ({ call }) => {
      const sent = event({ properties: { text: 'x'.repeat(2_000_000) } })
      expect((await call('POST', '/events', { event: sent })).status).toBe(200)
    }))

  it('sends no limit headers where there is no limiter', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/organizations')).headers).not.toHaveProperty('x-ratelimit-limit')
    }))
})
