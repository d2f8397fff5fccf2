import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advancedConfig } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { emptyTables, onEachEngine } from '../testing/databases.ts'
import { nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

const hush = 'hush-hush-Zq9'
const config = {
  ...advancedConfig('POST', '/customers', 'customer'),
  headers: [{ name: 'X-Token', value: '', secret: true as const }],
}
const record = (id: string) => JSON.stringify({ external_id: id })

/** `X-Token` of every call that reached the sandbox, as its server read it. */
const arrived: (string | undefined)[] = []
const listen = (message: unknown) => {
  const { request } = message as { request: IncomingMessage }
  if (request.method === 'POST' && request.url?.endsWith('/customers'))
    arrived.push(request.headers['x-token']?.toString())
}
beforeEach(() => {
  arrived.length = 0
  subscribe('http.server.request.start', listen)
})
afterEach(() => void unsubscribe('http.server.request.start', listen))

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    await emptyTables(db())
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  const create = async (texts: string[], secretHeaders?: object) => {
    const made = await world.call('POST', '/destinations', {
      name: 'Customers',
      nexsetId: await world.nexset(texts),
      credentialId: await world.credential(),
      config,
      ...(secretHeaders && { secretHeaders }),
    })
    return made.body as { id: string; version: number; secretHeaders: string[] }
  }
  const delivered = (id: string, count: number) =>
    world.until(id, ({ progress }) => progress.delivered === count)

  describe('the value of a secret header', () => {
    it('is put in when a record is sent, and kept by an edit that does not name it', async () => {
      await world.start()
      const { id, secretHeaders, version } = await create([record('a')], { 'x-token': hush })
      expect(secretHeaders).toEqual(['x-token'])
      const renamed = { ...config, excludeAttributes: ['note'] }
      await world.patch(`/destinations/${id}`, { version, config: renamed })
      await world.activate(id)
      await delivered(id, 1)
      expect(arrived).toEqual([hush])
    })

    it('is sealed where it is kept, for that destination, header and address', async () => {
      const { id } = await create([record('a')], { 'X-Token': hush })
      const rows = await db().query<{ sealed: string; base_url: string }>('select * from secret_header')
      expect(JSON.stringify(rows)).not.toContain(hush)
      const { sealed = '', base_url = '' } = rows[0] ?? {}
      expect(world.deps.secret.open(sealed, `${id} x-token ${base_url}`)).toBe(hush)
      expect(() => world.deps.secret.open(sealed, `${id} x-other ${base_url}`)).toThrow()
    })

    it('is replaced while the destination runs', async () => {
      await world.start()
      const { id } = await create([record('a')], { 'X-Token': 'old' })
      await world.activate(id)
      await delivered(id, 1)
      const { version, nexset } = await world.get(`/destinations/${id}`)
      await world.patch(`/destinations/${id}`, { version, secretHeaders: { 'X-Token': hush } })
      await world.append(nexset.id, [record('b')])
      for (const engine of world.engines) engine.wake(id)
      await delivered(id, 2)
      expect(arrived).toEqual(['old', hush])
    })

    it('must be there before anything is sent, also after a change of address', async () => {
      const { id } = await create([record('a')])
      const refused = await world.call('POST', `/destinations/${id}/activate`, {})
      expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_config' } })
      expect(JSON.stringify(refused.body)).toContain('X-Token')

      const kept = await create([record('b')], { 'X-Token': hush })
      await world.activate(kept.id)
      const elsewhere = await world.credential()
      await db().query(`update credential set base_url = 'https://eu.example/api/v1' where id = $1`, [
        elsewhere,
      ])
      const { version } = await world.get(`/destinations/${kept.id}`)
      const moved = await world.call('PATCH', `/destinations/${kept.id}`, {
        version,
        credentialId: elsewhere,
      })
      expect(moved).toMatchObject({ status: 422, body: { code: 'invalid_config' } })
      expect((await world.get(`/destinations/${kept.id}`)).secretHeaders).toEqual(['x-token'])
    })

    it('is forgotten with its header', async () => {
      const { id, version } = await create([record('a')], { 'X-Token': hush })
      await world.patch(`/destinations/${id}`, { version, config: { ...config, headers: [] } })
      expect(await db().query('select name from secret_header')).toEqual([])
    })

    it('is refused where no header of that name is secret', async () => {
      const { id, version } = await create([record('a')])
      const wrong = { version, secretHeaders: { 'X-Other': hush } }
      const refused = await world.call('PATCH', `/destinations/${id}`, wrong)
      expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
      expect(JSON.stringify(refused)).not.toContain(hush)
    })

    it('goes with a copy', async () => {
      await world.start()
      const { id } = await create([record('a')], { 'X-Token': hush })
      const copy = await world.post(`/destinations/${id}/duplicate`)
      await world.call('DELETE', `/destinations/${id}`)
      await world.activate(copy.id)
      await delivered(copy.id, 1)
      expect(arrived).toEqual([hush])
    })

    it('is in no answer that tells of the calls', async () => {
      await world.start()
      const { id } = await create([record('a')], { 'X-Token': hush })
      await world.activate(id)
      await delivered(id, 1)
      const calls = await world.get<{ items: { id: string }[] }>(`/destinations/${id}/calls`)
      const told = [
        calls,
        await world.get(`/destinations/${id}/calls/${calls.items[0]?.id}`),
        await world.get(`/destinations/${id}`),
        await world.text(`/destinations/${id}/export`),
      ]
      expect(JSON.stringify(told)).toContain('X-Token')
      expect(JSON.stringify(told)).not.toContain(hush)
    })
  })
})

withServer((server) => {
  const order = async (extra: object) => {
    const ids = await nexsetAndCredential(server(), [record('t')])
    const preview = (await server().call('POST', '/previews', { ...ids, config })).json()
    const { offsets, method, url, headers, body } = preview.requests[0]
    return { ...ids, config, offsets, edited: false, shown: { method, url, headers, body }, ...extra }
  }

  describe('a secret header of a test', () => {
    it('is put in as it was typed, and is in no answer, no log and no row', async () => {
      const answers = [
        await server().call('POST', '/test-calls', await order({ secretHeaders: { 'X-Token': hush } }), {
          'idempotency-key': 'once',
        }),
        await server().call('POST', '/test-calls', { ...(await order({})), secretHeaders: { 'X-Token': 1 } }),
      ]
      expect(answers[0]?.json()).toMatchObject({ outcome: 'accepted' })
      expect(arrived).toEqual([hush])
      const rows = await server().deps.db.query(
        'select to_jsonb(t)::text as row from test_call t union all select to_jsonb(k)::text from idempotency_key k',
      )
      expect(rows.length).toBeGreaterThan(1)
      for (const told of [...answers.map(({ body }) => body), server().logged(), JSON.stringify(rows)])
        expect(told).not.toContain(hush)
    })

    it('is that of the edited destination where none is typed', async () => {
      const wanted = await order({})
      const { nexsetId, credentialId } = wanted
      const body = { name: 'Customers', nexsetId, credentialId, config, secretHeaders: { 'X-Token': hush } }
      const destination = (await server().call('POST', '/destinations', body)).json()
      await server().call('POST', '/test-calls', { ...wanted, destinationId: destination.id })
      expect(arrived).toEqual([hush])
    })

    it('is asked for where it is not known, and nothing is sent', async () => {
      const refused = await server().call('POST', '/test-calls', await order({}))
      expect(refused.json()).toMatchObject({ status: 422, code: 'invalid_config' })
      expect(arrived).toEqual([])
    })

    it('is not in the file of an export, and has to be typed after the import', async () => {
      const ids = await nexsetAndCredential(server(), [record('y')])
      const body = { name: 'Customers', ...ids, config, secretHeaders: { 'X-Token': hush } }
      const { id } = (await server().call('POST', '/destinations', body)).json()
      const yaml = (await server().call('GET', `/destinations/${id}/export`)).body
      expect(yaml).toMatch(/secret header/)
      expect(yaml).not.toContain(hush)
      const made = (await server().call('POST', '/destinations/import', { yaml, ...ids })).json()
      expect(made).toMatchObject({ secretHeaders: [], config })
      expect((await server().call('POST', `/destinations/${made.id}/activate`, {})).statusCode).toBe(422)
    })
  })
})
