import { describe, expect, it } from 'vitest'
import { type Answer, metersIn } from '../index.ts'

const answered = (status: number, body: unknown): Answer => ({
  kind: 'answered',
  status,
  headers: [],
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const metric = (code: unknown, aggregation_type: unknown, field_name: unknown, more = {}) => ({
  code,
  aggregation_type,
  field_name,
  ...more,
})
const page = (metrics: unknown[], next_page: unknown = null) =>
  answered(200, { billable_metrics: metrics, meta: { current_page: 1, next_page } })

describe('metersIn', () => {
  it('takes metrics that add up or compare a property', () => {
    const kinds = ['sum_agg', 'max_agg', 'latest_agg', 'weighted_sum_agg']
    const metrics = kinds.map((kind) => metric(`by_${kind}`, kind, 'bytes'))
    expect(metersIn(page(metrics))).toEqual({
      ok: true,
      meters: {
        by_sum_agg: 'bytes',
        by_max_agg: 'bytes',
        by_latest_agg: 'bytes',
        by_weighted_sum_agg: 'bytes',
      },
      nextPage: null,
    })
  })

  it.each([
    ['counts', metric('m', 'count_agg', null)],
    ['counts, with a name left over', metric('m', 'count_agg', 'bytes')],
    ['counts what differs, of any kind', metric('m', 'unique_count_agg', 'user')],
    ['runs code of its own', metric('m', 'custom_agg', 'bytes')],
    ['works its property out', metric('m', 'sum_agg', 'bytes', { expression: 'event.properties.a * 2' })],
    ['has no property', metric('m', 'sum_agg', '')],
    ['has no code', metric(null, 'sum_agg', 'bytes')],
    ['is none', 'metric'],
  ])('leaves out what %s', (_what, one) => {
    expect(metersIn(page([one]))).toMatchObject({ ok: true, meters: {} })
  })

  it('takes a blank expression for none, and goes on to the next page', () => {
    expect(metersIn(page([metric('m', 'sum_agg', 'bytes', { expression: '' })], 2))).toEqual({
      ok: true,
      meters: { m: 'bytes' },
      nextPage: 2,
    })
  })

  it.each([
    [
      'a key without the permission',
      answered(403, { status: 403, error: 'Forbidden' }),
      'may not read billable metrics',
    ],
    ['a refused key', answered(401, { status: 401, error: 'Unauthorized' }), 'refused the API key'],
    ['a server that is not Lago', answered(200, '<html>'), 'not Lago’s API'],
    ['another answer of Lago', answered(200, { organization: { name: 'Acme' } }), 'not one of Lago’s'],
    [
      'no answer',
      { kind: 'failed', error: 'timeout', detail: '', mayHaveArrived: true } satisfies Answer,
      'no answer',
    ],
  ])('says what is not checked after %s', (_what, answer, expected) => {
    const read = metersIn(answer)
    expect(read.ok).toBe(false)
    const sentence = read.ok ? '' : read.sentence
    expect(sentence).toContain(expected)
    expect(sentence).toContain('Events are sent all the same')
  })
})
