import { describe, expect, it } from 'vitest'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  describe('an answer to a wrong call', () => {
    it('names every place that is wrong', async () => {
      const answer = await server().call('POST', '/previews', {
        nexsetId: 'x',
        credentialId: '00000000-0000-4000-8000-000000000000',
        config: { mode: 'advanced', method: 'GET', batching: { size: 0, grouping: { algorithm: 'array' } } },
        more: 1,
      })
      expect(answer.statusCode).toBe(400)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      const paths = answer.json().places.map(({ path }: { path: string }) => path)
      expect(paths).toEqual(
        expect.arrayContaining([
          'body.nexsetId',
          'body.config.method',
          'body.config.batching.size',
          'body.config.url',
        ]),
      )
    })

    it.each([
      ['application/json', '{"a"', 400, 'invalid_input', 'The body is not valid JSON.'],
      ['application/json', '', 400, 'invalid_input', 'The body is empty, though its type says JSON.'],
      [
        'text/csv',
        'a',
        415,
        'unsupported_type',
        'Ferry cannot read this kind of content. Say Content-Type: application/json.',
      ],
    ])('of type %s with %o has a sentence', async (type, payload, status, code, detail) => {
      const answer = await server().call('POST', '/credentials', payload, { 'content-type': type })
      expect(answer.json()).toMatchObject({ status, code, detail })
    })

    it('says nothing of its cause when the fault is ours, and logs it', async () => {
      const { call, deps, logged } = server()
      const made = await call('POST', '/credentials', {
        name: 'Broken',
        deployment: 'us',
        apiKey: 'key-to-hide',
      })
      await deps.db.query(`update credential set key_sealed = 'v1.broken' where id = $1`, [made.json().id])
      const answer = await call('POST', `/credentials/${made.json().id}/check`)
      expect(answer.json()).toMatchObject({ status: 500, code: 'internal' })
      expect(answer.body).not.toContain('sealed')
      expect(logged()).toContain('A sealed text does not open')
    })

    it('never puts keys, cookies and tokens into the log', async () => {
      const { app, logged } = server()
      const headers = { authorization: 'Bearer hidden-1', cookie: 'hidden-2' }
      app.log.info({ headers, body: { apiKey: 'hidden-3' }, token: 'hidden-4' }, 'a call')
      app.log.info({ req: { method: 'GET', url: '/sign-in?token=hidden-5', headers } }, 'a request')
      expect(logged()).not.toMatch(/hidden-\d/)
    })

    it('is JSON for programs and the first page for people', async () => {
      const { app } = server()
      expect(
        (await app.inject({ url: '/nexsets/1', headers: { accept: 'text/html,*/*' } })).headers[
          'content-type'
        ],
      ).toMatch(/html/)
      expect((await app.inject({ url: '/nothing' })).json()).toMatchObject({ status: 404, code: 'not_found' })
      expect((await app.inject({ url: '/assets/old.js', headers: { accept: 'text/html' } })).statusCode).toBe(
        404,
      )
    })
  })
})
