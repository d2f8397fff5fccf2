import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resend } from '../lago/resend.ts'
import type { SourceRecord } from '../records/record.ts'
import type { DestinationConfig, Grouping } from './config.ts'
import { plan } from './plan.ts'
import { resendPlanned } from './resend-planned.ts'
import { advanced, batchOf, context, eventMapping, template } from './testing/configs.ts'

/** Records with few different values, so that ids repeat and streams mix, and with all kinds of trouble. */
const value = fc.constantFrom(
  '"a"',
  '"b"',
  '"c d"',
  '"é/"',
  '1',
  '0.10',
  'null',
  'true',
  '""',
  '[1]',
  '{"x":1}',
  '"\\ud800"',
)
const time = fc.constantFrom('1751328000', '"2026-07-01T00:00:00Z"', '1751328000123', '"soon"', 'null')
const id = fc.constantFrom('"e1"', '"e2"', '"e3"', '"e4"', '"e5"', '7', '" e"', 'null')
const member = fc.oneof(
  fc.tuple(fc.constantFrom('"id"', '"transaction_id"'), id),
  fc.tuple(fc.constantFrom('"at"', '"timestamp"'), time),
  fc.tuple(
    fc.constantFrom(
      '"subscription"',
      '"external_subscription_id"',
      '"code"',
      '"team"',
      '"10"',
      '"2"',
      '"__proto__"',
    ),
    value,
  ),
)
const usual =
  '"id":"u","subscription":"s","at":1751328000,"transaction_id":"u","external_subscription_id":"s","code":"c","timestamp":1751328000,"team":"t"'
const recordText = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .array(member, { maxLength: 5 })
      .map((members) => `{${[usual, ...members.map(([k, v]) => `${k}:${v}`)].join(', ')}}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('[]', 'null', '{', '"x"', '{}') },
)
const records = fc.tuple(fc.nat(1_000_000), fc.array(recordText, { maxLength: 40 })).map(([first, texts]) =>
  texts.map(
    (text, index): SourceRecord => ({
      offset: first + index,
      receivedAt: '2026-08-01T00:00:00.000Z',
      text,
    }),
  ),
)

const size = fc.integer({ min: 1, max: 7 })
const onConflict = fc.constantFrom('keep' as const, 'overwrite' as const)
const missing = fc.constantFrom('own_group' as const, 'hold_back' as const)
const withConstants = onConflict.map((each) => ({
  algorithm: 'keyed_array_with_constants' as const,
  key: 'events',
  constants: { code: { constant: 'calls' }, n: { constant: '0.10', as: 'number' as const } },
  onConflict: each,
}))
const groupBy = (includeGroup: boolean) =>
  fc.tuple(fc.subarray(['team', 'code', '["2"]'], { minLength: 1 }), missing).map(([attributes, each]) => ({
    algorithm: 'group_by' as const,
    attributes,
    key: 'events',
    includeGroup,
    missing: each,
  }))
const grouping: fc.Arbitrary<Grouping> = fc.oneof(
  fc.constant({ algorithm: 'array' as const }),
  withConstants,
  groupBy(true),
  fc
    .constantFrom('"{records}"', '{"list":"{records}"}', '[{"team":"{record.team}","list":"{records}"},0.10]')
    .map((each) => ({ algorithm: 'template' as const, template: each })),
)
const eventGrouping: fc.Arbitrary<Grouping> = fc.oneof(withConstants, groupBy(false))
const config: fc.Arbitrary<DestinationConfig> = fc.oneof(
  fc
    .option(size)
    .map((each) => template({ mapping: eventMapping, batching: each === null ? null : batchOf(each) })),
  size.map((each) =>
    template({
      mapping: { external_subscription_id: { attribute: 'subscription' }, code: { attribute: 'code' } },
      batching: batchOf(each),
    }),
  ),
  size.map((each) =>
    advanced({ url: '/events/batch', batching: batchOf(each), excludeAttributes: ['team'] }),
  ),
  fc.option(size).map((each) =>
    advanced({
      url: '/customers/{team}/x',
      headers: [{ name: 'X-Sub', value: '{subscription}' }],
      batching: each === null ? null : batchOf(each, 'items'),
    }),
  ),
  fc.tuple(size, grouping).map(([each, one]) =>
    advanced({
      url: '/usage/{code}',
      batching: { size: each, grouping: one },
      excludeAttributes: ['team'],
    }),
  ),
  fc.tuple(size, eventGrouping).map(([each, one]) =>
    advanced({
      url: '/events/batch',
      batching: { size: each, grouping: one },
      excludeAttributes: ['team'],
    }),
  ),
  fc.constant(
    template({ operation: 'destroySubscription', path: { external_id: { attribute: 'subscription' } } }),
  ),
)

const check = (claim: (config: DestinationConfig, records: SourceRecord[]) => void) =>
  fc.assert(fc.property(config, records, claim), { numRuns: 300 })

const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

/** The list of records in a body, wherever the grouping puts it. */
const listIn = (body: unknown): unknown => {
  if (Array.isArray(body)) return body[0]?.list ?? body
  return Object.values(body as object).find(Array.isArray)
}

describe('any plan of any records', () => {
  it('is known to be safe to repeat exactly where its bytes are', () => {
    check((each, all) => {
      for (const request of plan(each, all, context).requests)
        expect(resendPlanned(each, request)).toBe(resend(request))
    })
  })

  it('has every record in exactly one request, or with a problem', () => {
    check((each, all) => {
      const { requests, problems } = plan(each, all, context)
      const sent = requests.flatMap(({ offsets }) => offsets)
      const stopped = new Set(problems.map(({ offset }) => offset))
      expect([...sent, ...stopped].sort((a, b) => Number(a) - Number(b))).toEqual(
        all.map(({ offset }) => offset),
      )
    })
  })

  it('keeps the order of records inside requests and of requests by their first record', () => {
    check((each, all) => {
      const { requests } = plan(each, all, context)
      for (const { offsets } of requests) expect(offsets).toEqual(sorted(offsets))
      const firsts = requests.map(({ offsets }) => offsets[0] ?? -1)
      expect(firsts).toEqual(sorted(firsts))
    })
  })

  it('never exceeds the batch size, never has one event id twice in a batch', () => {
    check((each, all) => {
      for (const { offsets, identities } of plan(each, all, context).requests) {
        expect(offsets.length).toBeLessThanOrEqual(each.batching?.size ?? 1)
        const ids = identities.flatMap((identity) => identity?.id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        expect(identities).toHaveLength(offsets.length)
      }
    })
  })

  it('makes no two events of one id unless they say the same', () => {
    check((each, all) => {
      const texts = new Map<string, string>()
      const alone = { ...each, batching: each.batching && { ...each.batching, size: 1 } }
      for (const { body, identities } of plan(alone, all, context).requests) {
        const [identity] = identities
        if (!identity) continue
        expect(texts.get(identity.id) ?? body).toBe(body)
        texts.set(identity.id, body ?? '')
      }
    })
  })

  it('has as many items in the body as offsets beside it, in that order', () => {
    check((each, all) => {
      for (const { body, offsets, identities } of plan(each, all, context).requests) {
        if (body === null) continue
        const read = JSON.parse(body)
        const items = each.batching ? listIn(read) : [Object.values(read)[0]]
        expect(items).toHaveLength(offsets.length)
        const ids = (items as { transaction_id?: unknown }[]).map((item) => String(item.transaction_id))
        if (identities[0]) expect(ids).toEqual(identities.map((identity) => identity?.id))
      }
    })
  })

  it('stays as it is when more records follow: only requests that may grow, grow at their end', () => {
    check((each, all) => {
      const half = Math.floor(all.length / 2)
      const before = plan(each, all.slice(0, half), context)
      const after = plan(each, all, context)
      for (const [index, request] of before.requests.entries()) {
        const later = after.requests[index]
        if (request.closed === 'end' || request.closed === 'other_url' || request.closed === 'group') {
          expect(later?.offsets.slice(0, request.offsets.length)).toEqual(request.offsets)
          expect([later?.method, later?.url, later?.headers]).toEqual([
            request.method,
            request.url,
            request.headers,
          ])
        } else {
          expect(later).toEqual(request)
        }
      }
      expect(after.problems.slice(0, before.problems.length)).toEqual(before.problems)
    })
  })

  it('is the same each time, leaves its arguments alone and stays on the origin', () => {
    check((each, all) => {
      const given = JSON.stringify([each, all])
      const first = plan(each, all, context)
      expect(plan(each, all, context)).toEqual(first)
      expect(JSON.stringify([each, all])).toBe(given)
      for (const { url } of first.requests) expect(url).toMatch(/^https:\/\/api\.getlago\.com\/api\/v1\/[^/]/)
    })
  })

  it('sends a record among others where it would go alone', () => {
    check((each, all) => {
      for (const { url, headers, offsets } of plan(each, all, context).requests) {
        for (const record of all.filter(({ offset }) => offsets.includes(offset))) {
          const [alone] = plan(each, [record], context).requests
          expect([alone?.url, alone?.headers]).toEqual([url, headers])
        }
      }
    })
  })

  it('sends a record alone as it would among others', () => {
    check((each, all) => {
      const alone = { ...each, batching: each.batching && { ...each.batching, size: 1 } }
      const together = plan(alone, all, context)
      const sent = new Set(together.requests.flatMap(({ offsets }) => offsets))
      const apart = all
        .filter(({ offset }) => sent.has(offset))
        .flatMap((record) => plan(alone, [record], context).requests)
      const bytes = (requests: typeof apart) =>
        requests.map(({ url, headers, body }) => ({ url, headers, body }))
      expect(bytes(together.requests)).toEqual(bytes(apart))
    })
  })
})
