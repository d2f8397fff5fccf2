import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, refusal, withSandbox } from '../testing/with-sandbox.ts'
import { iso, parseTimestamp } from './timestamp.ts'

const NOW = 1_800_000_000_123

describe("an event's timestamp", () => {
  it.each([
    [1700000000, '2023-11-14T22:13:20.000Z'],
    ['1700000000.5', '2023-11-14T22:13:20.500Z'],
    [' 1700000000 ', '2023-11-14T22:13:20.000Z'],
    ['1.7e9', '2023-11-14T22:13:20.000Z'],
    [null, '2027-01-15T08:00:00.123Z'],
    [undefined, '2027-01-15T08:00:00.123Z'],
    [{ at: 1 }, '2027-01-15T08:00:00.123Z'],
    [1700000000000, '55840-11-08T22:13:20.000Z'],
  ])('takes %j as %s', (timestamp, expected) =>
    withSandbox({ now: () => NOW }, async ({ call }) => {
      const { status, body } = await call('POST', '/events', { event: event({ timestamp }) })
      expect(status).toBe(200)
      expect(body).toMatchObject({ event: { timestamp: expected } })
    }),
  )

  it.each(['', 'abc', '2024-01-01T00:00:00Z', '1,700'])('refuses %j as invalid_format', (timestamp) =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await call('POST', '/events', { event: event({ timestamp }) })
      expect([status, body]).toEqual([422, refusal({ timestamp: ['invalid_format'] })])
    }),
  )

  it.each([1_700_000_000_000_000, 'NaN', 'Infinity', 12345678901234567890n])('crashes on %s', (timestamp) =>
    withSandbox({}, async ({ call }) => {
      const sent = JSON.stringify({ event: event({ timestamp: '@' }) })
      const literal = typeof timestamp === 'string' ? `"${timestamp}"` : String(timestamp)
      const { status, body } = await call('POST', '/events', sent.replace('"@"', literal))
      expect([status, body]).toEqual([500, { status: 500, error: 'Internal Server Error' }])
    }),
  )

  it('is no overflow on ClickHouse', () =>
    withSandbox(
      { organizations: [{ name: 'C', apiKey: DEFAULT_API_KEY, store: 'clickhouse' }] },
      async ({ call }) => {
        expect(
          (await call('POST', '/events', { event: event({ timestamp: 1_700_000_000_000_000 }) })).status,
        ).toBe(200)
      },
    ))

  it('keeps microseconds and cuts what is finer', () => {
    expect(parseTimestamp('1700000000.1234569', NOW)).toBe(1_700_000_000_123_456)
  })

  it('is written as ISO 8601 before 1970 and beyond 9999 too', () => {
    expect([iso(-1), iso(253402300800000)]).toEqual(['1969-12-31T23:59:59.999Z', '10000-01-01T00:00:00.000Z'])
  })
})
