// A Lago that takes everything at once: answers each call with 200 and a body of Lago's shape, counts the events, keeps
// nothing. A process of its own; each API key is that of an organization of its own. Arguments: milliseconds before each
// answer, and the kind of its event store (default postgres). `GET /count` tells how many events came; with `atLeast` and
// `withinMs` it waits for so many, but no longer than that, so that nobody has to ask all the time.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const delayMs = Number(process.argv[2] ?? 0)
const isClickhouse = process.argv[3] === 'clickhouse'
const organizations = new Map<string, string>()
const marker = Buffer.from('"transaction_id":')
let events = 0
const waiting = new Set<{ atLeast: number; tell: () => void }>()

/** One event as Lago serialises it (lago-api:app/serializers/v1/event_serializer.rb); only a Postgres store gives an id. */
const event = JSON.stringify({
  lago_id: isClickhouse ? null : '1a901a90-1a90-4a90-8a90-1a901a901a90',
  transaction_id: 'evt_0000000',
  lago_customer_id: null,
  code: 'api_calls',
  timestamp: '2026-06-21T00:00:00.000Z',
  precise_total_amount_cents: null,
  properties: { region: 'us-east', path: '/v1/documents', bytes: 1000, duration_ms: 1, status: 200 },
  lago_subscription_id: null,
  external_subscription_id: 'sub_2000',
  created_at: isClickhouse ? null : '2026-06-21T00:00:00Z',
})

const batchAnswers = new Map<number, string>()
const batchAnswer = (count: number): string => {
  const known =
    batchAnswers.get(count) ?? `{"events":[${Array.from({ length: count }, () => event).join(',')}]}`
  batchAnswers.set(count, known)
  return known
}

const took = (count: number) => {
  events += count
  for (const { atLeast, tell } of waiting) if (events >= atLeast) tell()
}

const tellCount = (query: URLSearchParams, response: ServerResponse) => {
  const tell = () => {
    waiting.delete(asked)
    clearTimeout(timer)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ events }))
  }
  const asked = { atLeast: Number(query.get('atLeast') ?? 0), tell }
  const timer = setTimeout(tell, Number(query.get('withinMs') ?? 0))
  waiting.add(asked)
  if (events >= asked.atLeast) tell()
}

const countIn = (body: Buffer): number => {
  let count = 0
  for (let at = body.indexOf(marker); at >= 0; at = body.indexOf(marker, at + marker.length)) count += 1
  return count
}

const organizationOf = (key: string): string => {
  const id = organizations.get(key) ?? randomUUID()
  organizations.set(key, id)
  return JSON.stringify({ organization: { lago_id: id, name: 'Sink' } })
}

const answerTo = (url: string, body: Buffer, key: string): string => {
  if (url.endsWith('/events/batch')) {
    const count = countIn(body)
    took(count)
    return batchAnswer(count)
  }
  if (url.endsWith('/events')) {
    took(1)
    return `{"event":${event}}`
  }
  if (url.endsWith('/organizations')) return organizationOf(key)
  if (url.endsWith('/health')) return '{"version":"1.51.0","message":"Success"}'
  return '{}'
}

const take = (request: IncomingMessage, response: ServerResponse) => {
  const [path, query] = (request.url ?? '').split('?')
  if (path === '/count') return tellCount(new URLSearchParams(query), response)
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const answer = answerTo(request.url ?? '', Buffer.concat(chunks), request.headers.authorization ?? '')
    const give = () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    if (delayMs > 0 && request.method === 'POST') setTimeout(give, delayMs)
    else give()
  })
}

const server = createServer({ keepAliveTimeout: 60_000 }, take)
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
