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

/** What the engine gives to one call of `plan`. */
const slice = eventRecords(10_000)
for (let round = 0; round < 60; round += 1) plan(eventsConfig, slice, planContext)

const tell = (how: string, count: number, rounds: number, run: () => unknown): void => {
  const [seconds = 0] = medianSeconds([{ name: how, run }], rounds)
  const each = ((seconds / count) * 1e6).toFixed(2)
  console.log(`plan of ${count.toLocaleString('en').padStart(9)} events, ${how}: ${each} µs a record`)
}
for (const [count, rounds] of [
  [1_000, 41],
  [10_000, 15],
  [100_000, 5],
  [1_000_000, 1],
] as const) {
  const records = count < slice.length ? slice.slice(0, count) : slice
  tell('as the engine plans them', count, rounds, () => {
    for (let planned = 0; planned < count; planned += records.length) plan(eventsConfig, records, planContext)
  })
}
// All requests of one call are held at once, and the garbage collector carries them about.
for (const [count, rounds] of [
  [100_000, 5],
  [1_000_000, 1],
] as const) {
  const records = eventRecords(count)
  tell('in one call', count, rounds, () => plan(eventsConfig, records, planContext))
}
