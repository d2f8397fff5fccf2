// How fast `plan` turns records into requests, beside bare JSON.parse → map → JSON.stringify of the same records.
import { type DestinationConfig, plan, type SourceRecord } from '@ferry/core'
import { eventRecords, eventsConfig, planContext } from './core-events.ts'
import { medianSeconds } from './core-rounds.ts'

const batch = 100

const advanced: DestinationConfig = {
  mode: 'advanced',
  method: 'POST',
  url: '/usage_imports',
  contentFormat: 'json',
  headers: [],
  wrapKey: null,
  excludeAttributes: ['user_agent'],
  batching: { size: batch, grouping: { algorithm: 'array' } },
  responseWebhook: false,
  delivery: {},
}

interface Event {
  id: string
  subscription: string
  event: string
  at: string
}

const mapped = (text: string) => {
  const { id, subscription, event, at, ...properties } = JSON.parse(text) as Event
  return {
    transaction_id: id,
    external_subscription_id: subscription,
    code: event,
    timestamp: Date.parse(at) / 1000,
    properties,
  }
}

const bare = (records: readonly SourceRecord[]): string[] => {
  const bodies: string[] = []
  for (let first = 0; first < records.length; first += batch) {
    const events = records.slice(first, first + batch).map(({ text }) => mapped(text))
    bodies.push(JSON.stringify({ events }))
  }
  return bodies
}

const planned = (of: DestinationConfig, records: readonly SourceRecord[]): number => {
  const { requests, problems } = plan(of, records, planContext)
  if (problems.length > 0 || requests.length !== Math.ceil(records.length / batch))
    throw new Error(JSON.stringify(problems[0]))
  return requests.length
}

/** As some libraries write JSON, with a space after each comma and colon. */
const spaced = (records: readonly SourceRecord[]): SourceRecord[] =>
  records.map((record) => ({ ...record, text: record.text.replaceAll('":', '": ').replaceAll(',"', ', "') }))

for (const [count, rounds] of [
  [1_000, 41],
  [100_000, 7],
] as const) {
  const records = eventRecords(count)
  const withSpaces = spaced(records)
  const [bareSeconds = 0, ...others] = medianSeconds(
    [
      { name: 'bare', run: () => bare(records) },
      { name: 'plan, events', run: () => planned(eventsConfig, records) },
      { name: 'plan, events with spaces', run: () => planned(eventsConfig, withSpaces) },
      { name: 'plan, as they are', run: () => planned(advanced, records) },
    ],
    rounds,
  )
  const line = (name: string, seconds: number) =>
    console.log(
      `${name.padEnd(26)}${Math.round(count / seconds)
        .toLocaleString('en')
        .padStart(10)} records/s  ${(bareSeconds / seconds).toFixed(2)} of bare`,
    )
  console.log(`${count.toLocaleString('en')} events in batches of ${batch}, CPU time`)
  line('bare', bareSeconds)
  for (const [index, name] of ['plan, events', 'plan, events with spaces', 'plan, as they are'].entries())
    line(name, others[index] ?? Number.NaN)
}
