import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { describe, expect, it } from 'vitest'
import { withServer } from '../testing/server.ts'
import { CannotOpen } from './secret.ts'

const otherKey = '5a4db0c5-0000-4000-8000-0000000000ff'
const sandbox = {
  organizations: [
    { name: 'Acme', apiKey: DEFAULT_API_KEY },
    { name: 'Other', apiKey: otherKey },
  ],
}

withServer(
  (server) => {
    const create = async (change: Record<string, unknown> = {}) => {
      const body = {
        name: 'Acme EU',
        deployment: 'self_hosted',
        baseUrl: server().sandbox.url,
        apiKey: DEFAULT_API_KEY,
        ...change,
      }
      return server().call('POST', '/credentials', body)
    }

    describe('a credential', () => {
      it('is answered without its key, and with an address that ends in /api/v1', async () => {
        const made = await create()
        expect(made.statusCode).toBe(201)
        expect(made.json()).toMatchObject({
          name: 'Acme EU',
          baseUrl: server().sandbox.baseUrl,
          keyEnding: '0001',
          usedBy: 0,
          version: 1,
        })
        const url = `/credentials/${made.json().id}`
        const answers = [
          made,
          await server().call('GET', url),
          await server().call('GET', '/credentials'),
          await server().call('POST', `${url}/check`),
        ]
        for (const answer of answers) expect(answer.body).not.toContain(DEFAULT_API_KEY)
        expect(server().logged()).not.toContain(DEFAULT_API_KEY)
      })

      it('is stored sealed, for its own row', async () => {
        const { db, secret } = server().deps
        const ids = [(await create()).json().id, (await create()).json().id]
        const rows = await db.query<{ id: string; key_sealed: string }>(
          'select id, key_sealed from credential where id in ($1, $2)',
          ids,
        )
        const [first, second] = rows
        if (!first || !second) throw new Error('Two credentials were made.')
        expect(first.key_sealed).not.toContain(DEFAULT_API_KEY)
        expect(secret.open(first.key_sealed, first.id)).toBe(DEFAULT_API_KEY)
        expect(() => secret.open(first.key_sealed, second.id)).toThrow(CannotOpen)
      })

      it.each(['', 'ftp://lago.test', 'http://user:pw@lago.test'])(
        'is not made at the address "%s"',
        async (baseUrl) => {
          const answer = await create({ baseUrl })
          expect(answer.json()).toMatchObject({
            status: 422,
            code: 'invalid_input',
            places: [{ path: 'body.baseUrl' }],
          })
        },
      )

      it('is renamed by who saw its last version', async () => {
        const { id } = (await create()).json()
        expect(
          (await server().call('PATCH', `/credentials/${id}`, { version: 1, name: 'Renamed' })).json(),
        ).toMatchObject({ name: 'Renamed', version: 2 })
        expect(
          (await server().call('PATCH', `/credentials/${id}`, { version: 1, name: 'Late' })).json(),
        ).toMatchObject({ status: 409, code: 'conflict' })
      })

      it('is deleted while nothing uses it', async () => {
        const { id } = (await create()).json()
        const deleted = await server().call('DELETE', `/credentials/${id}`)
        expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
        expect((await server().call('GET', `/credentials/${id}`)).json()).toMatchObject({ code: 'not_found' })
      })

      it('is listed page by page', async () => {
        for (let count = 0; count < 3; count += 1) await create()
        const first = (await server().call('GET', '/credentials?limit=2')).json()
        const second = (await server().call('GET', `/credentials?limit=2&cursor=${first.next}`)).json()
        expect(first.items).toHaveLength(2)
        const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect((await server().call('GET', '/credentials?cursor=x')).json()).toMatchObject({
          code: 'invalid_input',
        })
      })
    })

    describe('a check', () => {
      const check = (change: Record<string, unknown>) =>
        server().call('POST', '/credentials/check', {
          deployment: 'self_hosted',
          baseUrl: server().sandbox.url,
          apiKey: DEFAULT_API_KEY,
          ...change,
        })

      it('names the organization and the version, and is kept', async () => {
        const expected = {
          ok: true,
          organization: 'Acme',
          version: '1.51.0',
          sentence: 'The key belongs to Acme. Lago 1.51.0 answers there.',
        }
        expect((await check({})).json()).toMatchObject(expected)
        const { id } = (await create()).json()
        await server().call('POST', `/credentials/${id}/check`)
        const kept = (await server().call('GET', `/credentials/${id}`)).json()
        expect(kept).toMatchObject({ organization: 'Acme', lastCheck: { result: expected } })
      })

      it.each([
        [{ apiKey: 'wrong' }, 'key_refused'],
        [{ baseUrl: 'http://127.0.0.1:1' }, 'connection_refused'],
        [{ baseUrl: 'http://lago.invalid' }, 'name_not_found'],
        [{ baseUrl: 'http://10.255.255.1' }, 'address_blocked'],
        [{ baseUrl: 'http://169.254.169.254' }, 'address_blocked'],
      ])('of %o says %s', async (change, code) => {
        const answer = await check(change)
        expect(answer.statusCode).toBe(200)
        expect(answer.json()).toMatchObject({ ok: false, code })
        expect(answer.json().sentence).toMatch(/\.$/)
      })
    })

    describe('the meters of an organization', () => {
      const meters = async (id: string) => server().call('GET', `/credentials/${id}/meters`)
      const metric = (code: string, aggregation_type: string, more = {}) =>
        fetch(`${server().sandbox.baseUrl}/billable_metrics`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${otherKey}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ billable_metric: { name: code, code, aggregation_type, ...more } }),
        })

      it('are read to the last page, those of this organization alone', async () => {
        await metric('logins', 'count_agg')
        await metric('ratio', 'sum_agg', { field_name: 'x', expression: 'event.properties.a + 1' })
        for (let at = 0; at < 101; at += 1) await metric(`m${at}`, 'sum_agg', { field_name: `p${at}` })
        const { id } = (await create({ apiKey: otherKey })).json()
        const answer = (await meters(id)).json()
        expect(answer).toMatchObject({ ok: true, meters: { m0: 'p0', m100: 'p100' } })
        expect(answer.meters).not.toHaveProperty('logins')
        expect(answer.meters).not.toHaveProperty('ratio')
        const { id: acme } = (await create()).json()
        expect((await meters(acme)).json().meters).not.toHaveProperty('m0')
      })

      it('that cannot be read are a sentence, not an error', async () => {
        const { id } = (await create({ apiKey: 'wrong' })).json()
        const answer = await meters(id)
        expect(answer.statusCode).toBe(200)
        expect(answer.json()).toEqual({
          ok: false,
          sentence: expect.stringMatching(/refused the API key.*sent all the same/),
        })
      })
    })

    describe('a new key', () => {
      const replace = async (id: string, apiKey: string) =>
        server().call('PATCH', `/credentials/${id}`, {
          version: (await server().call('GET', `/credentials/${id}`)).json().version,
          apiKey,
        })

      it('must belong to the organization that is known', async () => {
        const { id } = (await create()).json()
        await server().call('POST', `/credentials/${id}/check`)
        expect((await replace(id, otherKey)).json()).toMatchObject({ status: 409, code: 'state_forbids' })
        expect((await replace(id, 'wrong')).json()).toMatchObject({ status: 409, code: 'state_forbids' })
        expect((await server().call('GET', `/credentials/${id}`)).json()).toMatchObject({
          keyEnding: '0001',
          version: 1,
        })
        expect((await replace(id, DEFAULT_API_KEY)).json()).toMatchObject({ version: 2 })
      })

      it('must belong to the organization that the earlier key can prove', async () => {
        const { id } = (await create()).json()
        expect((await replace(id, otherKey)).json()).toMatchObject({ status: 409, code: 'state_forbids' })
        expect((await replace(id, DEFAULT_API_KEY)).json()).toMatchObject({ version: 2 })
      })

      it('replaces one that never worked', async () => {
        const { id } = (await create({ apiKey: 'wrong' })).json()
        expect((await replace(id, otherKey)).json()).toMatchObject({
          keyEnding: '00ff',
          organization: 'Other',
          lastCheck: { result: { ok: true } },
        })
      })
    })
  },
  { sandbox },
)
