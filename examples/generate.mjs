// Writes the example files of this folder, the same bytes each time: `node examples/generate.mjs`.
import { writeFileSync } from 'node:fs'

/** Small seeded generator (mulberry32), so that the files never change by themselves. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}
const next = random(20260701)
const pick = (list) => list[Math.floor(next() * list.length)]
const between = (low, high) => low + Math.floor(next() * (high - low + 1))

const companies = [
  ['Northwind Analytics', 'Oslo', 'NO', 'NOK'],
  ['Blue Harbor Logistics', 'Rotterdam', 'NL', 'EUR'],
  ['Kestrel Robotics', 'Munich', 'DE', 'EUR'],
  ['Marlow & Finch', 'London', 'GB', 'GBP'],
  ['Sierra Freight', 'Denver', 'US', 'USD'],
  ['Lumen Health', 'Boston', 'US', 'USD'],
  ['Quartz Foundry', 'Lyon', 'FR', 'EUR'],
  ['Tidewater Labs', 'Seattle', 'US', 'USD'],
  ['Öresund Data', 'Malmö', 'SE', 'SEK'],
  ['Café Central, Inc.', 'Montréal', 'CA', 'CAD'],
  ['Pine & Porter', 'Portland', 'US', 'USD'],
  ['Halcyon Games', 'Tallinn', 'EE', 'EUR'],
]
const customers = Array.from({ length: 40 }, (_, index) => {
  const [name, city, country, currency] = companies[index % companies.length]
  const round = Math.floor(index / companies.length)
  return { id: `cus_${1001 + index}`, name: round ? `${name} ${round + 1}` : name, city, country, currency }
})
const plans = ['starter', 'growth', 'scale']
const subscriptions = customers.map(({ id }, index) => ({
  external_id: `sub_${2001 + index}`,
  external_customer_id: id,
  plan_code: plans[index % plans.length],
  name: `${plans[index % plans.length]} for ${id}`,
  subscription_at: `2026-0${1 + (index % 6)}-01T00:00:00Z`,
  billing_time: index % 4 ? 'calendar' : 'anniversary',
}))

const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const csv = [
  'external_id,name,email,city,country,currency,net_payment_term',
  ...customers.map(({ id, name, city, country, currency }) =>
    [id, name, `billing+${id}@example.com`, city, country, currency, pick(['0', '14', '30'])]
      .map(quoted)
      .join(','),
  ),
]

const start = Date.UTC(2026, 6, 1)
const step = (31 * 24 * 3600 * 1000) / 5000
const events = Array.from({ length: 5000 }, (_, index) => {
  const at = new Date(start + Math.floor(index * step + next() * step)).toISOString()
  const event = {
    id: `evt_${String(index + 1).padStart(6, '0')}`,
    subscription: pick(subscriptions).external_id,
    event: next() < 0.8 ? 'api_calls' : 'storage',
    at,
    region: pick(['eu-west', 'eu-north', 'us-east', 'ap-south']),
    path: pick(['/v1/search', '/v1/documents', '/v1/export', '/v1/embed', '/v1/batch']),
    bytes: between(180, 480_000),
    duration_ms: between(3, 2400),
    status: pick([200, 200, 200, 200, 201, 204, 304]),
    user_agent: pick(['acme-sdk/3.2 (node 24)', 'acme-sdk/3.1 (python 3.13)', 'curl/8.9.1']),
  }
  // Written by hand so that a cost keeps its two decimals, as a billing system would print it.
  return JSON.stringify(event).replace(/}$/, `,"cost":${(event.bytes / 1_000_000).toFixed(2)}}`)
})

const write = (name, text) => writeFileSync(new URL(name, import.meta.url), text)
write('usage-events.ndjson', `${events.join('\n')}\n`)
write('customers.csv', `${csv.join('\n')}\n`)
write('subscriptions.json', `${JSON.stringify(subscriptions, null, 2)}\n`)
