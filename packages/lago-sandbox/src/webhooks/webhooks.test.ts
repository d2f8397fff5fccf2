import { createHmac, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'

interface Received {
  headers: IncomingMessage['headers']
  body: string
}

const servers: { close: () => void }[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

/** A listener that answers with `statuses` in turn, and a promise of what it received once it got `count` messages. */
const listener = async (statuses: readonly number[]) => {
  const received: Received[] = []
  const { promise, resolve } = Promise.withResolvers<Received[]>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      response.writeHead(statuses[received.length] ?? 200).end()
      received.push({ headers: request.headers, body })
      if (received.length === statuses.length) resolve(received)
    })
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received: promise }
}

const subscribe = (call: SandboxClient['call'], url: string, algo: string, types: string[]) =>
  call('POST', '/webhook_endpoints', {
    webhook_endpoint: { webhook_url: url, signature_algo: algo, event_types: types },
  })

const organizations = [{ name: 'Acme', apiKey: DEFAULT_API_KEY, hmacKey: 'secret' }]

describe('webhooks', () => {
  it('are signed with the hmac key over the exact body, and name themselves', () =>
    withSandbox({ organizations }, async ({ call }) => {
      const { url, received } = await listener([200])
      await subscribe(call, url, 'hmac', ['customer.created'])
      await call('POST', '/customers', { customer: { external_id: 'c1' } })
      const [{ headers, body } = { headers: {}, body: '' }] = await received
      expect(headers['x-lago-signature-algorithm']).toBe('hmac')
      expect(headers['x-lago-signature']).toBe(createHmac('sha256', 'secret').update(body).digest('base64'))
      expect(headers['x-lago-unique-key']).toMatch(/^[0-9a-f-]{36}$/)
      expect(JSON.parse(body)).toMatchObject({
        webhook_type: 'customer.created',
        object_type: 'customer',
        customer: { external_id: 'c1' },
      })
    }))

  it('are signed as a jwt that the published key verifies', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const { url, received } = await listener([200])
      await subscribe(call, url, 'jwt', ['customer.created'])
      await call('POST', '/customers', { customer: { external_id: 'c1' } })
      const [{ headers, body } = { headers: {}, body: '' }] = await received
      const [head = '', payload = '', signature = ''] = String(headers['x-lago-signature']).split('.')
      const { webhook } = (await call('GET', '/webhooks/json_public_key')).body as {
        webhook: { public_key: string }
      }
      const key = Buffer.from(webhook.public_key, 'base64').toString()
      const isGenuine = verify(
        'RSA-SHA256',
        Buffer.from(`${head}.${payload}`),
        key,
        Buffer.from(signature, 'base64url'),
      )
      expect(isGenuine).toBe(true)
      expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
        data: body,
        iss: sandbox.url,
      })
    }))

  it('are tried three times with the same key until they are acknowledged', () =>
    withSandbox({ webhookWaits: [1, 1] }, async ({ call }) => {
      const { url, received } = await listener([500, 302, 204])
      await subscribe(call, url, 'hmac', [])
      await call('POST', '/customers', { customer: { external_id: 'c1' } })
      const keys = new Set((await received).map(({ headers }) => headers['x-lago-unique-key']))
      expect(keys.size).toBe(1)
    }))

  it('tell the wrong events of the last hour as events.errors', () =>
    withSandbox({}, async ({ call }) => {
      const { url, received } = await listener([200])
      await subscribe(call, url, 'hmac', ['events.errors'])
      await call('POST', '/billable_metrics', {
        billable_metric: { name: 'B', code: 'bytes', aggregation_type: 'sum_agg', field_name: 'bytes' },
      })
      const batch = [
        event({ transaction_id: 'a', code: 'nobody' }),
        event({ transaction_id: 'b', code: 'bytes', properties: { bytes: '1,5' } }),
        event({ transaction_id: 'c', code: 'bytes', properties: { bytes: 15 } }),
        event({ transaction_id: 'd', code: 'bytes', external_subscription_id: 'nobody' }),
        event({ transaction_id: 'e', code: 'bytes', timestamp: 1_700_000_000_000 }),
      ]
      await call('POST', '/events/batch', { events: batch })
      expect((await call('POST', '/__sandbox/webhooks/events_errors')).body).toEqual({ sent: 1 })
      expect(JSON.parse((await received)[0]?.body ?? '')).toMatchObject({
        webhook_type: 'events.errors',
        events_errors: { invalid_code: ['a'], missing_aggregation_property: ['b'] },
      })
    }))

  it('tell no wrong events of ClickHouse, nor those of an hour ago', () => {
    let now = 1_700_000_000_000
    const clickhouse = { name: 'C', apiKey: 'clickhouse', store: 'clickhouse' as const }
    const seeds = [{ name: 'P', apiKey: DEFAULT_API_KEY }, clickhouse]
    return withSandbox({ organizations: seeds, now: () => now }, async ({ call }) => {
      const tell = async () => (await call('POST', '/__sandbox/webhooks/events_errors')).body
      const wrong = { event: event({ code: 'nobody' }) }
      await call('POST', '/events', wrong, { authorization: 'Bearer clickhouse' })
      expect(await tell()).toEqual({ sent: 0 })
      await call('POST', '/events', wrong)
      expect(await tell()).toEqual({ sent: 1 })
      now += 3_600_001
      expect(await tell()).toEqual({ sent: 0 })
    })
  })

  it('come only to endpoints that want their type', () =>
    withSandbox({}, async ({ call }) => {
      const wanting = await listener([200, 200])
      const other = await listener([200])
      await subscribe(call, wanting.url, 'hmac', [])
      await subscribe(call, other.url, 'hmac', ['subscription.started'])
      await call('POST', '/customers', { customer: { external_id: 'c1' } })
      const subscription = { external_customer_id: 'c1', external_id: 's1', plan_code: 'free' }
      await call('POST', '/subscriptions', { subscription })
      const typesOf = (messages: readonly Received[]) =>
        messages.map(({ body }) => (JSON.parse(body) as { webhook_type: string }).webhook_type).sort()
      expect(typesOf(await wanting.received)).toEqual(['customer.created', 'subscription.started'])
      expect(typesOf(await other.received)).toEqual(['subscription.started'])
    }))

  it.each([200, 201, 202, 204])('are acknowledged by %i', (status) =>
    withSandbox({ webhookWaits: [1, 1] }, async ({ call, sandbox }) => {
      const { url, received } = await listener([status])
      await subscribe(call, url, 'hmac', [])
      await call('POST', '/customers', { customer: { external_id: 'c1' } })
      await received
      const attempts = async () => (await call('GET', '/__sandbox/webhooks')).body
      await expect.poll(attempts).toMatchObject({ attempts: [{ attempt: 1, status }] })
      expect(sandbox.counts().effects.customersCreated).toBe(1)
    }),
  )
})
