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

it('no endpoint deletes or changes an event', () =>
  withSandbox({}, async ({ call }) => {
    await seed(call)
    for (const method of ['DELETE', 'PUT', 'PATCH'])
      expect((await call(method, '/events/a', { event: event() })).body).toMatchObject({
        status: 404,
        code: 'resource_not_found',
      })
  }))

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

  it('shows 100 a page unless more are asked for, and there is no most', () =>
    withSandbox({}, async ({ call }) => {
      const named = (from: number) =>
        Array.from({ length: 100 }, (_, at) => event({ transaction_id: `tx-${from + at}` }))
      await call('POST', '/events/batch', { events: named(0) })
      await call('POST', '/events/batch', { events: named(100) })
      expect(idsOf((await call('GET', '/events')).body)).toHaveLength(100)
      expect(idsOf((await call('GET', '/events?per_page=5000')).body)).toHaveLength(200)
    }))

  it('keeps the order while events arrive late, early and at one moment', () =>
    withSandbox({}, async ({ call }) => {
      const times = [50, 10, 30, 30, 20, 90, 30, 5, 90, 40]
      const sent: { transaction_id: string; timestamp: number }[] = []
      for (const [at, timestamp] of times.entries()) {
        const one = { transaction_id: `${(at * 7) % 10}`, timestamp: 1_700_000_000 + timestamp }
        sent.push(one)
        await call('POST', '/events', { event: event(one) })
        const expected = sent
          .toSorted((a, b) => b.timestamp - a.timestamp || (a.transaction_id < b.transaction_id ? -1 : 1))
          .map(({ transaction_id }) => transaction_id)
        const pages = [1, 2, 3, 4, 5].map((page) => call('GET', `/events?per_page=3&page=${page}`))
        const found = (await Promise.all(pages)).flatMap(({ body }) => idsOf(body))
        expect(found).toEqual(expected)
      }
    }))

  it('puts a replaced event of ClickHouse where its new reception is', () => {
    let now = 1_700_000_000_000
    return withSandbox(
      {
        now: () => now,
        organizations: [{ name: 'C', apiKey: DEFAULT_API_KEY, store: 'clickhouse' }],
      },
      async ({ call }) => {
        for (const id of ['a', 'b', 'a', 'c', 'b']) {
          now += 1000
          await call('POST', '/events', { event: event({ transaction_id: id, timestamp: 1_700_000_000 }) })
          await call('GET', '/events')
        }
        expect(idsOf((await call('GET', '/events')).body)).toEqual(['b', 'c', 'a'])
      },
    )
  })

  it('begins with the start of the subscription that has not ended', () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    return withSandbox({ now: () => now }, async ({ call }) => {
      const start = { external_customer_id: 'c', external_id: 'sub-1', plan_code: 'free' }
      await call('POST', '/subscriptions', { subscription: start })
      now += 86_400_000
      await call('DELETE', '/subscriptions/sub-1')
      await call('POST', '/subscriptions', { subscription: start })
      for (const [id, hours] of [
        ['early', -30],
        ['between', -1],
        ['later', 1],
      ] as const)
        await call('POST', '/events', {
          event: event({ transaction_id: id, timestamp: now / 1000 + hours * 3600 }),
        })
      const query = '?external_subscription_id=sub-1&timestamp_from_started_at=true'
      expect(idsOf((await call('GET', `/events${query}`)).body)).toEqual(['later'])
    })
  })

  it('refuses a filter that is no date', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('GET', '/events?timestamp_from=1700000000')).body).toEqual(
        refusal({ timestamp_from: ['invalid_date'] }),
      )
    }))
})
