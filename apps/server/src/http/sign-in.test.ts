import { describe, expect, it } from 'vitest'
import { testToken, withServer } from '../testing/server.ts'

withServer((server) => {
  const cookieOf = (header: unknown) => String(header).split(';')[0] ?? ''
  const signIn = async () => {
    const answer = await server().app.inject({ url: server().signIn.path })
    return cookieOf(answer.headers['set-cookie'])
  }

  describe('the printed link', () => {
    it('signs one browser in, with a cookie that no script and no other site can use', async () => {
      const path = server().signIn.path
      const first = await server().app.inject({ url: path })
      expect(first.statusCode).toBe(303)
      expect(first.headers.location).toBe('/')
      expect(first.headers['set-cookie']).toMatch(
        /^ferry_session_\w+=v1\.\d+\..+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
      )
      const cookie = cookieOf(first.headers['set-cookie'])
      expect(
        (await server().app.inject({ url: '/api/v1/credentials', headers: { cookie } })).statusCode,
      ).toBe(200)

      const second = await server().app.inject({ url: path })
      expect(second.statusCode).toBe(401)
      expect(second.headers['content-type']).toMatch(/^text\/html/)
      expect(second.body).toContain('This link was used already')
      expect(second.headers['set-cookie']).toBeUndefined()
      expect(server().signIn.path).not.toBe(path)
    })

    it('only leads on a browser that is signed in, and stays unused', async () => {
      const cookie = await signIn()
      const path = server().signIn.path
      const answer = await server().app.inject({ url: path, headers: { cookie } })
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
      expect(server().signIn.path).toBe(path)
    })

    it.each(['/sign-in', '/sign-in?token=', '/sign-in?token=a&token=b'])(
      '%s signs nobody in',
      async (url) => {
        expect((await server().app.inject({ url })).statusCode).toBe(401)
      },
    )

    it('is not used up by a look at its headers', async () => {
      const path = server().signIn.path
      await server().app.inject({ method: 'HEAD', url: path })
      expect(server().signIn.path).toBe(path)
    })
  })

  describe('a call of the API', () => {
    it('needs a sign-in, but for health', async () => {
      const { app } = server()
      expect((await app.inject({ url: '/api/v1/health' })).json()).toMatchObject({ status: 'ok' })
      for (const url of ['/api/v1/credentials', '/api/v1/openapi.json', '/api/v1/nothing-here']) {
        const answer = await app.inject({ url })
        expect(answer.statusCode).toBe(401)
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
        expect(answer.json()).toMatchObject({ code: 'not_signed_in' })
      }
    })

    it.each([
      ['application/json', '{"not json'],
      ['application/x-unheard-of', 'x'],
      ['multipart/form-data', 'no boundary'],
    ])('is refused before a body of type %s is looked at', async (type, payload) => {
      const answer = await server().app.inject({
        method: 'POST',
        url: '/api/v1/nexsets',
        headers: { 'content-type': type },
        payload,
      })
      expect(answer.statusCode).toBe(401)
    })

    it.each([`Bearer ${testToken}x`, 'Bearer x', `Basic ${testToken}`, testToken])(
      'is refused with %s',
      async (authorization) => {
        const answer = await server().app.inject({ url: '/api/v1/credentials', headers: { authorization } })
        expect(answer.statusCode).toBe(401)
      },
    )

    it.each(['v1.9999999999', 'v1.9999999999.AAAA', 'v1.1.AAAA', ''])(
      'is refused with the cookie %s',
      async (value) => {
        const headers = { cookie: `ferry_session_80=${value}` }
        expect((await server().app.inject({ url: '/api/v1/credentials', headers })).statusCode).toBe(401)
      },
    )

    it('is refused with a cookie whose end was moved', async () => {
      const cookie = (await signIn()).replace(/v1\.(\d+)\./, (_, end) => `v1.${Number(end) + 1}.`)
      expect(
        (await server().app.inject({ url: '/api/v1/credentials', headers: { cookie } })).statusCode,
      ).toBe(401)
    })
  })

  describe('other web pages', () => {
    it.each([
      'evil.example',
      'evil.example:80',
      '127.0.0.1.evil.example',
      '127.0.0.1@evil.example',
      '10.0.0.1',
    ])('that give this machine the name "%s" get nothing', async (host) => {
      const answer = await server().app.inject({ url: '/api/v1/health', headers: { host } })
      expect(answer.json()).toMatchObject({ status: 403, code: 'wrong_host' })
    })

    it.each(['127.0.0.1:4400', 'localhost:4400', '[::1]:4400', 'LOCALHOST'])(
      '%s is this machine',
      async (host) => {
        expect((await server().app.inject({ url: '/api/v1/health', headers: { host } })).statusCode).toBe(200)
      },
    )

    it.each<Record<string, string>>([
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:9' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])('that change something with %o are refused', async (headers) => {
      const { app } = server()
      const host = '127.0.0.1:4400'
      const answer = await app.inject({
        method: 'DELETE',
        url: '/api/v1/credentials/x',
        headers: { host, ...headers },
      })
      expect(answer.json()).toMatchObject({ status: 403, code: 'wrong_origin' })
    })

    it('do not include our own', async () => {
      const { call } = server()
      const headers = { host: '127.0.0.1:4400', origin: 'http://127.0.0.1:4400' }
      expect((await call('POST', '/credentials', {}, headers)).statusCode).toBe(400)
    })
  })
})
