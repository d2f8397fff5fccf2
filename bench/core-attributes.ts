// How fast attributes are inferred from a sample, beside bare JSON.parse of the same texts; and whether `plan` costs the
// same per record for few records as for many.
import { inferAttributes, plan } from '@ferry/core'
import { eventRecords, eventsConfig, planContext } from './core-events.ts'
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

plan(eventsConfig, eventRecords(50_000), planContext)
for (const [count, rounds] of [
  [1_000, 41],
  [10_000, 15],
  [100_000, 5],
  [1_000_000, 1],
] as const) {
  const records = eventRecords(count)
  const [seconds = 0] = medianSeconds(
    [{ name: 'plan', run: () => plan(eventsConfig, records, planContext) }],
    rounds,
  )
  console.log(
    `plan of ${count.toLocaleString('en').padStart(9)} events: ${((seconds / count) * 1e6).toFixed(2)} µs a record`,
  )
}
