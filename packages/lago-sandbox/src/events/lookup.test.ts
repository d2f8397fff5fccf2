import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'

const seed = (call: SandboxClient['call']) =>
  call('POST', '/events/batch', {
    events: [
      event({ transaction_id: 'a', timestamp: 1700000000, properties: { zebra: 1, an: 2 } }),
      event({ transaction_id: 'b', timestamp: 1700000060, code: 'storage' }),
      event({ transaction_id: 'c', timestamp: 1700000120, external_subscription_id: 'sub-2' }),
    ],
  })

const idsOf = (body: unknown): string[] =>
  (body as { events: { transaction_id: string }[] }).events.map(({ transaction_id }) => transaction_id)

describe('GET /events/:transaction_id', () => {
  it('finds an event by its id alone, its properties in the order of jsonb', () =>
    withSandbox({}, async ({ call }) => {
      await seed(call)
      const { status, text } = await call('GET', '/events/a')
      expect(status).toBe(200)
      expect(text).toContain('"properties":{"an":2,"zebra":1}')
    }))

  it('shows property values as texts on ClickHouse', () =>
    withSandbox(
      { organizations: [{ name: 'C', apiKey: DEFAULT_API_KEY, store: 'clickhouse' }] },
      async ({ call }) => {
        await seed(call)
        expect((await call('GET', '/events/b')).body).toMatchObject({
          event: { properties: { bytes: '12' } },
        })
      },
    ))

  it('knows no event of an unknown id, and no route for an id with a slash', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/events/nope')).body).toMatchObject({ status: 404, code: 'event_not_found' })
      for (const path of ['/events/a/b', '/events/a%2Fb']) {
        expect((await call('GET', path)).body).toMatchObject({ status: 404, code: 'resource_not_found' })
      }
    }))
})

describe('GET /events', () => {
  it.each([
    ['', ['c', 'b', 'a']],
    ['?external_subscription_id=sub-1', ['b', 'a']],
    ['?code=storage', ['b']],
    ['?timestamp_from=2023-11-14T22:14:00Z', ['c', 'b']],
    ['?timestamp_to=2023-11-14T22:14:20Z', ['b', 'a']],
    [
      '?external_subscription_id=sub-1&code=api_calls&timestamp_from=2023-11-14&timestamp_to=2023-11-15',
      ['a'],
    ],
    ['?external_subscription_id=none', []],
  ])('filters by %s, latest first', (query, expected) =>
    withSandbox({}, async ({ call }) => {
      await seed(call)
      expect(idsOf((await call('GET', `/events${query}`)).body)).toEqual(expected)
    }),
  )

  it('pages, with meta', () =>
    withSandbox({}, async ({ call }) => {
      await seed(call)
      const { body } = await call('GET', '/events?page=2&per_page=2')
      expect(idsOf(body)).toEqual(['a'])
      expect(body).toMatchObject({
        meta: { current_page: 2, next_page: null, prev_page: 1, total_pages: 2, total_count: 3 },
      })
    }))

  it('refuses a filter that is no date', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/events?timestamp_from=1700000000')).body).toEqual(
        refusal({ timestamp_from: ['invalid_date'] }),
      )
    }))
})
