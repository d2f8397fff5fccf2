import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Call, LiveProgress } from '@ferry/contract'
import { fastify } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/database.ts'
import { eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld, expectSum } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'
import { liveRoute } from './live.ts'

interface Event {
  name: string
  data: unknown
}

/** Reads server-sent events one after the other until the stream ends. */
async function* eventsOf(response: Response): AsyncGenerator<Event> {
  if (!response.body) throw new Error('There is no stream.')
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) }
    }
  }
}

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  it('shows progress and calls as they happen, and its sums always add up', async () => {
    await world.start()
    world.sandbox.faults.add({ kind: 'delay', delayMs: 100, times: null })
    const { id } = await world.destination(usage(3_000), eventsConfig({ delivery: { inFlight: 3 } }))
    const address = await world.listen()
    const stop = new AbortController()
    const response = await fetch(`${address}/destinations/${id}/live`, { signal: stop.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const seen: LiveProgress[] = []
    const calls: Call[][] = []
    const begun = performance.now()
    for await (const { name, data } of eventsOf(response)) {
      if (name === 'calls') calls.push(data as Call[])
      if (name !== 'progress') continue
      const live = data as LiveProgress
      expectSum(live.progress)
      if (seen.push(live) === 1) await world.activate(id)
      if (live.progress.delivered === 3_000) break
    }
    stop.abort()
    const seconds = (performance.now() - begun) / 1000
    expect(seen[0]).toMatchObject({ status: 'inactive', progress: { total: 3_000, waiting: 3_000 } })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.length).toBeLessThanOrEqual(Math.ceil(seconds * 5) + 1)
    expect(calls.at(-1)?.[0]).toMatchObject({ outcome: 'accepted', recordCount: 100, status: 200 })
  })

  it('ends its streams when the server closes, and answers 404 for what does not exist', async () => {
    const { id } = await world.destination(usage(1))
    const address = await world.listen()
    const missing = await fetch(`${address}/destinations/00000000-0000-4000-8000-000000000000/live`)
    expect(missing.status).toBe(404)
    const response = await fetch(`${address}/destinations/${id}/live`)
    const names: string[] = []
    let closing: Promise<void> | undefined
    for await (const { name } of eventsOf(response)) {
      names.push(name)
      if (names.length === 2) closing = world.closeFerry()
    }
    await closing
    expect(names).toEqual(['progress', 'calls'])
  })

  it('reads nothing for a listener that left before its stream began', async () => {
    const { id } = await world.destination(usage(1))
    const gate = Promise.withResolvers<void>()
    const left = Promise.withResolvers<void>()
    let reads = 0
    const query: Db['query'] = async (...statement) => {
      reads += 1
      await gate.promise
      return db().query(...statement)
    }
    const app = fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.server.on('connection', (socket) => socket.on('close', () => left.resolve()))
    await app.register(liveRoute({ ...world.deps, db: { ...db(), query } }))
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/destinations/${id}/live`
    const stop = new AbortController()
    const first = fetch(url, { signal: stop.signal }).catch(() => 'left')
    await expect.poll(() => reads).toBe(1)
    stop.abort()
    await Promise.all([first, left.promise])
    gate.resolve()
    const second = await fetch(url)
    for await (const { name } of eventsOf(second)) if (name === 'calls') break
    expect(reads).toBe(4)
    await app.close()
  })

  it('keeps nothing back for a listener that does not read, and tells it the newest state when it does', async () => {
    const { id } = await world.destination(usage(1))
    const size = 2 * 1024 * 1024
    let round = 0
    // A state as long as this, so that few of them fill what the system holds for a connection.
    const query: Db['query'] = async <Row>(...statement: Parameters<Db['query']>) => {
      const rows = await db().query<Row & object>(...statement)
      const long = {
        hold_code: 'x',
        held_at: new Date(0),
        hold_sentence: `round ${round} ${'x'.repeat(size)}`,
      }
      return rows.map((row) => ('hold_code' in row ? { ...row, ...long } : row))
    }
    const app = fastify()
    app.setValidatorCompiler(validatorCompiler)
    await app.register(liveRoute({ ...world.deps, db: { ...db(), query } }))
    const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const responses: ServerResponse[] = []
    app.server.on('request', (_, response) => responses.push(response))
    const slow = connect(Number(address.port), address.hostname)
    slow.write(`GET /destinations/${id}/live HTTP/1.1\r\nhost: ${address.host}\r\n\r\n`)
    await expect.poll(() => responses.length).toBe(1)
    const other = await fetch(`${address.origin}/destinations/${id}/live`)
    for await (const { name } of eventsOf(other)) {
      if (name !== 'progress') continue
      round += 1
      if (round > 12) break
      await db().query(`select pg_notify('delivery', $1)`, [id])
    }
    expect(responses[0]?.writableLength).toBeLessThan(3 * size)
    let seen = ''
    for await (const chunk of slow) {
      seen = (seen + String(chunk)).slice(-3 * size)
      if (seen.includes(`round ${round} `)) break
    }
    expect(seen.match(/round \d+/g)?.at(-1)).toBe(`round ${round}`)
    await app.close()
  })
})
