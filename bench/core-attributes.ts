// How fast attributes are inferred from a sample, beside bare JSON.parse of the same texts; and whether `plan` costs the
// same per record for few records as for many.
import { type DestinationConfig, inferAttributes, plan } from '@ferry/core'
import { eventRecords } from './core-events.ts'
import { medianSeconds } from './core-rounds.ts'

const texts = eventRecords(10_000).map(({ text }) => text)
const [parsing = 0, inferring = 0] = medianSeconds(
  [
    { name: 'JSON.parse', run: () => texts.map((text) => JSON.parse(text)) },
    { name: 'inferAttributes', run: () => inferAttributes(texts) },
  ],
  9,
)
console.log(
  `attributes of ${texts.length.toLocaleString('en')} events: ${(inferring / parsing).toFixed(1)} times the CPU time of JSON.parse, ${((inferring / texts.length) * 1e6).toFixed(1)} µs a record`,
)

const config: DestinationConfig = {
  mode: 'template',
  operation: 'createEvent',
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { attribute: 'subscription' },
    code: { attribute: 'event' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
  excludeAttributes: [],
  batching: { size: 100, grouping: { algorithm: 'keyed_array', key: 'events' } },
  responseWebhook: false,
  delivery: {},
}
const context = {
  nexsetId: '0198c0de-1234-7000-8000-00000000abcd',
  baseUrl: 'https://api.getlago.com/api/v1',
}
plan(config, eventRecords(50_000), context)
for (const [count, rounds] of [
  [1_000, 41],
  [10_000, 15],
  [100_000, 5],
  [1_000_000, 1],
] as const) {
  const records = eventRecords(count)
  const [seconds = 0] = medianSeconds([{ name: 'plan', run: () => plan(config, records, context) }], rounds)
  console.log(
    `plan of ${count.toLocaleString('en').padStart(9)} events: ${((seconds / count) * 1e6).toFixed(2)} µs a record`,
  )
}
