import { type DestinationConfig, inferAttributes, plan } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { generateRecords } from './generate-records.ts'
import { ownRecords } from './sample-source.ts'

const config = (mapping: Extract<DestinationConfig, { mode: 'template' }>['mapping']): DestinationConfig => ({
  mode: 'template',
  operation: 'createEvent',
  mapping,
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
})
const mapped = config({
  transaction_id: { attribute: 'id' },
  external_subscription_id: { attribute: 'customer.subscription' },
  code: { constant: 'api_calls' },
  timestamp: { attribute: 'at' },
})
const attributes = inferAttributes([
  '{"id":"a","customer":{"subscription":"sub_1","tags":["x"]},"amount":0.10}',
  '{"id":"b","customer":{"subscription":"sub_2"},"amount":12345678901234567890}',
])

describe('generated records', () => {
  it('carry the Nexset’s examples in turn, digit for digit, and an id of their own each', () => {
    const texts = generateRecords(mapped, attributes)
    expect(texts[0]).toContain('"customer":{"subscription":"sub_1"')
    expect(texts[0]).toContain('"amount":0.10')
    expect(texts[1]).toContain('"amount":12345678901234567890')
    expect(texts.map((text) => JSON.parse(text).id)).toEqual([1, 2, 3, 4, 5].map((n) => `generated_${n}`))
  })
  it('are the same every time', () =>
    expect(generateRecords(mapped, attributes)).toEqual(generateRecords(mapped, attributes)))

  it.each([
    ['attributes the Nexset lacks', mapped, attributes],
    ['no attributes at all', mapped, []],
  ])('can all be sent with %s', (_, settings, known) => {
    const records = ownRecords(generateRecords(settings, known), '2026-07-01T00:00:00.000Z')
    const { requests, problems } = plan(settings, records, {
      nexsetId: 'n',
      baseUrl: 'https://lago.example.com/api/v1',
    })
    expect(problems).toEqual([])
    expect(requests).toHaveLength(5)
  })
  it('are the operation’s own fields where nothing is mapped and nothing known', () => {
    const [text] = generateRecords(config({}), [])
    expect(Object.keys(JSON.parse(text ?? ''))).toContain('external_subscription_id')
  })
})
