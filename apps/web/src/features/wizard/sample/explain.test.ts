import { type DestinationConfig, plan, prettyJson } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { explain } from './explain.ts'
import { linePath } from './line-path.ts'

const records = [0, 1].map((offset) => ({
  offset,
  receivedAt: '2026-07-01T00:00:00.000Z',
  text: `{"id":"e${offset}","at":"2026-07-01T00:00:0${offset}Z","amount":0.10,"deep":{"a":[1,2]}}`,
}))
const shared = { excludeAttributes: [], responseWebhook: false, delivery: {} }
const template: DestinationConfig = {
  ...shared,
  mode: 'template',
  operation: 'createEvent',
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { constant: 'sub_1' },
    code: { text: 'calls-{record.id}' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
  batching: { size: 100, grouping: { algorithm: 'keyed_array', key: 'events' } },
}
const advanced: DestinationConfig = {
  ...shared,
  mode: 'advanced',
  method: 'POST',
  url: '/customers',
  contentFormat: 'json',
  headers: [],
  wrapKey: 'customer',
  batching: null,
}

/** The explanation of the last line of the first request that holds a text. */
const explained = (config: DestinationConfig, text: string) => {
  const [request] = plan(config, records, { nexsetId: 'n', baseUrl: 'https://a.example/api/v1' }).requests
  const lines = prettyJson(request?.body ?? '').split('\n')
  const line = lines.findLastIndex((one) => one.includes(text))
  return request ? explain(linePath(lines, line), request, config, records) : null
}

describe('where a value comes from', () => {
  it.each([
    ['"transaction_id"', { record: 2, from: 'id = "e1"', field: 'transaction_id' }],
    ['"timestamp"', { record: 2, from: 'at = "2026-07-01T00:00:01Z"', field: 'timestamp' }],
    ['"code"', { record: 2, from: 'the text calls-{record.id}', field: 'code' }],
    [
      '"external_subscription_id"',
      { record: 2, from: 'the constant “sub_1”', field: 'external_subscription_id' },
    ],
    ['"amount"', { record: 2, from: 'amount = 0.10', field: 'properties.amount' }],
    ['"a": [', { record: 2, from: 'deep.a = [1,2]', field: 'properties.deep.a' }],
  ])('is told of %s in a batch', (text, wanted) => expect(explained(template, text)).toEqual(wanted))

  it('is told of a record sent as it is', () =>
    expect(explained(advanced, '"amount"')).toEqual({ record: 1, from: 'amount = 0.10', field: 'amount' }))

  it('is Ferry itself for an id that nobody mapped', () => {
    const { transaction_id: _, ...mapping } = template.mode === 'template' ? template.mapping : {}
    expect(explained({ ...template, mapping }, '"transaction_id"')?.from).toMatch(/^made by Ferry/)
  })
  it('is nothing for the frame of a batch', () => expect(explained(template, '"events": [')).toBeNull())
})
