import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readAllowedHosts } from '../lago/address-policy.ts'
import { createSend } from '../lago/client.ts'
import type { Send } from '../lago/send.ts'
import { checkConnection } from './check.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

const lago = (answer: RequestListener) => listen(createServer(answer))

const saying = (status: number, body: string, headers: Record<string, string> = {}) =>
  lago((_request, response) => response.writeHead(status, headers).end(body))

const check = async (baseUrl: string, allowed = '127.0.0.1') => {
  const { send, close } = createSend({ allowedHosts: readAllowedHosts(allowed) })
  closing.push(close)
  // As a person would wait, but not so long.
  const soon: Send = (credential, request, options) =>
    send(credential, request, { ...options, timeoutMs: 400 })
  const { result } = await checkConnection(soon, { id: 'c', baseUrl, apiKey: 'key-1', sandbox: false })
  return result
}

const at = (port: number, path = '/api/v1') => `http://127.0.0.1:${port}${path}`
const refusal = (status: number, code: string) => JSON.stringify({ status, error: 'No', code })

describe('Test connection', () => {
  it('gives the key to /organizations only, not to /health', async () => {
    const seen: Record<string, string | undefined> = {}
    const port = await lago((request, response) => {
      seen[request.url ?? ''] = request.headers.authorization
      const body = request.url === '/health' ? { version: '1.40.0' } : { organization: { name: 'Acme' } }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
    expect(await check(at(port))).toMatchObject({ ok: true, organization: 'Acme', version: '1.40.0' })
    expect(seen).toEqual({ '/api/v1/organizations': 'Bearer key-1', '/health': undefined })
  })

  it('takes a key that may not read its organization for a good one, and says so', async () => {
    const port = await saying(403, refusal(403, 'read_action_not_allowed_for_organization'))
    const result = await check(at(port))
    expect(result).toMatchObject({ ok: true, organization: null })
    expect(result.sentence).toContain('may not read the name of its organization')
  })

  it.each<[string, () => Promise<string>, string, string]>([
    [
      'a wrong key',
      async () => at(await saying(401, refusal(401, 'unauthorized'))),
      'key_refused',
      'refused the API key',
    ],
    [
      'Lago without its API at this path',
      async () => at(await saying(404, refusal(404, 'resource_not_found'))),
      'no_such_endpoint',
      '/api/v1',
    ],
    [
      'another web site',
      async () => at(await saying(404, '<h1>Not found</h1>')),
      'not_lago',
      'not Lago’s API',
    ],
    [
      'a page that is no JSON',
      async () => at(await saying(200, '<h1>Hello</h1>')),
      'not_lago',
      'not Lago’s API',
    ],
    [
      'a redirect',
      async () => at(await saying(301, '', { location: 'https://lago.example.com/' })),
      'redirected',
      'https://lago.example.com/',
    ],
    ['a Lago that is down', async () => at(await saying(502, 'Bad gateway')), 'server_error', '502'],
    [
      'a Lago at its limit',
      async () => at(await saying(429, refusal(429, 'rate_limit_exceeded'))),
      'server_error',
      'limit of calls',
    ],
    ['a port where nobody listens', async () => at(1), 'connection_refused', 'Nobody answers'],
    [
      'a name that nobody has',
      async () => 'http://lago.invalid/api/v1',
      'name_not_found',
      'No server has this name',
    ],
    [
      'https where http is spoken',
      async () => `https://127.0.0.1:${await saying(200, '{}')}/api/v1`,
      'tls_failed',
      'No secure connection',
    ],
    [
      'a server that says nothing',
      async () => at(await listen(createSocketServer(() => {}))),
      'no_answer',
      'in time',
    ],
    [
      'a server that hangs up',
      async () => at(await listen(createSocketServer((socket) => socket.destroy()))),
      'no_answer',
      'no answer',
    ],
    ['a private address', async () => 'http://10.255.255.1/api/v1', 'address_blocked', 'Settings'],
    [
      'the metadata of a cloud',
      async () => 'http://169.254.169.254/api/v1',
      'address_blocked',
      'private address',
    ],
  ])('says of %s what it is', async (_what, where, code, words) => {
    const result = await check(await where())
    expect(result).toMatchObject({ ok: false, code })
    expect(result.sentence).toContain(words)
    expect(result.sentence).toMatch(/\.$/)
  })
})
