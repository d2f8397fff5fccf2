import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readAllowedHosts } from './address-policy.ts'
import { createSend } from './client.ts'
import type { OutgoingRequest } from './send.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const listen = async (server: Server) => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const http = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  listen(createServer(answer))
const raw = (onData: (socket: Socket) => void) =>
  listen(createSocketServer((socket) => socket.once('data', () => onData(socket)).on('error', () => {})))

const client = (allowed = '127.0.0.1', sandboxUrl?: string) => {
  const { send, close } = createSend({ allowedHosts: readAllowedHosts(allowed), sandboxUrl })
  closing.push(close)
  return send
}

const credential = (port: number, sandbox = false) => ({
  id: 'c',
  baseUrl: `http://127.0.0.1:${port}/api/v1`,
  apiKey: 'key-1',
  sandbox,
})
const post = (url: string, body: string | null = '{"event":{}}'): OutgoingRequest => ({
  method: 'POST',
  url,
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  body,
})

describe('a call to Lago', () => {
  it('sends exactly the bytes and attaches the key', async () => {
    const seen: { authorization: string | undefined; path: string | undefined; body: string }[] = []
    const port = await http((request, response) => {
      let body = ''
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () => {
          seen.push({ authorization: request.headers.authorization, path: request.url, body })
          response
            .writeHead(200, { 'x-ratelimit-limit': '50', 'content-type': 'application/json' })
            .end('{"ok":1}')
        })
    })
    const body = '{"event":{"big":12345678901234567890,"amount":0.10,"name":"ü😀"}}'
    const { answer } = await client()(
      credential(port),
      post(`http://127.0.0.1:${port}/api/v1/events?a=b`, body),
    )
    expect(seen).toEqual([{ authorization: 'Bearer key-1', path: '/api/v1/events?a=b', body }])
    expect(answer).toMatchObject({ kind: 'answered', status: 200, body: '{"ok":1}' })
    expect(answer.kind === 'answered' && answer.headers).toContainEqual({
      name: 'x-ratelimit-limit',
      value: '50',
    })
  })

  it('does not follow a redirect', async () => {
    let calls = 0
    const port = await http((_request, response) => {
      calls += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const { answer } = await client()(credential(port), post(`http://127.0.0.1:${port}/api/v1/events`))
    expect(answer).toMatchObject({ kind: 'answered', status: 307 })
    expect(calls).toBe(1)
  })

  it("goes to no other origin than the credential's", async () => {
    let calls = 0
    const port = await http((_request, response) => {
      calls += 1
      response.end()
    })
    const other = { ...credential(port), baseUrl: 'http://127.0.0.1:1/api/v1' }
    const { answer } = await client()(other, post(`http://127.0.0.1:${port}/api/v1/events`))
    expect(answer).toMatchObject({ kind: 'failed', error: 'blocked_address', mayHaveArrived: false })
    expect(calls).toBe(0)
  })

  it('takes no Authorization header from a request', async () => {
    const request = {
      ...post('http://127.0.0.1:1/api/v1/events'),
      headers: [{ name: 'authorization', value: 'x' }],
    }
    await expect(client()(credential(1), request)).rejects.toThrow(
      'The header authorization cannot come from a request.',
    )
  })
})

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'localhost',
    '169.254.169.254',
  ])('%s is not connected to', async (host) => {
    const port = await http((_request, response) => response.end())
    const url = `http://${host}:${port}/api/v1`
    const { answer } = await client('')({ ...credential(port), baseUrl: url }, post(`${url}/events`))
    expect(answer).toMatchObject({ kind: 'failed', error: 'blocked_address', mayHaveArrived: false })
  })

  it("lets the sandbox's credential reach the sandbox, and nobody else, also over an open connection", async () => {
    const port = await http((_request, response) => response.end('{}'))
    const url = `http://127.0.0.1:${port}`
    const send = client('', url)
    const request = post(`${url}/api/v1/events`)
    expect((await send(credential(port, true), request)).answer.kind).toBe('answered')
    expect((await send(credential(port, false), request)).answer).toMatchObject({ error: 'blocked_address' })
  })

  it("lets the sandbox's credential reach no other port", async () => {
    const port = await http((_request, response) => response.end('{}'))
    const send = client('', 'http://127.0.0.1:1')
    const { answer } = await send(credential(port, true), post(`http://127.0.0.1:${port}/api/v1/events`))
    expect(answer).toMatchObject({ error: 'blocked_address' })
  })
})

describe('a call that fails says whether it may have arrived', () => {
  const call = (port: number, options?: Parameters<ReturnType<typeof client>>[2], scheme = 'http') => {
    const url = `${scheme}://127.0.0.1:${port}/api/v1`
    return client()({ ...credential(port), baseUrl: url }, post(`${url}/events`), options)
  }

  it('refused: no', async () => {
    const port = await http((_request, response) => response.end())
    for (const close of closing.splice(0)) close()
    expect((await call(port)).answer).toMatchObject({ error: 'refused', mayHaveArrived: false })
  })

  it('name not found: no', async () => {
    const url = 'http://lago.invalid/api/v1'
    const { answer } = await client()({ ...credential(1), baseUrl: url }, post(`${url}/events`))
    expect(answer).toMatchObject({ error: 'dns', mayHaveArrived: false })
  })

  it('no TLS there: no', async () => {
    const port = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect((await call(port, {}, 'https')).answer).toMatchObject({ error: 'tls', mayHaveArrived: false })
  })

  it('no answer in time: yes', async () => {
    const port = await http(() => {})
    const { answer } = await call(port, { timeoutMs: 60 })
    expect(answer).toMatchObject({
      error: 'timeout',
      mayHaveArrived: true,
      detail: 'No answer in 0.06 s; it had been sent.',
    })
  })

  it('closed without an answer: yes', async () => {
    const port = await raw((socket) => socket.destroy())
    expect((await call(port)).answer).toMatchObject({ error: 'reset', mayHaveArrived: true })
  })

  it('reset without an answer: yes', async () => {
    const port = await raw((socket) => socket.resetAndDestroy())
    expect((await call(port)).answer).toMatchObject({ error: 'reset', mayHaveArrived: true })
  })

  it('an answer that ends in the middle: yes', async () => {
    const port = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"event"'))
    expect((await call(port)).answer).toMatchObject({ error: 'truncated', mayHaveArrived: true })
  })

  it('an answer that never ends: yes', async () => {
    const port = await raw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"event"'))
    expect((await call(port, { timeoutMs: 60 })).answer).toMatchObject({
      error: 'timeout',
      mayHaveArrived: true,
    })
  })

  it('something that is not HTTP: yes', async () => {
    const port = await raw((socket) => socket.end('SSH-2.0-OpenSSH_9\r\n\r\n'))
    expect((await call(port)).answer).toMatchObject({ error: 'truncated', mayHaveArrived: true })
  })

  it("an answer too long to be Lago's: yes", async () => {
    const port = await http((_request, response) => response.end('x'.repeat(2 * 1024 * 1024)))
    expect((await call(port)).answer).toMatchObject({ error: 'truncated', mayHaveArrived: true })
  })

  it('cancelled before sending: no; after: yes', async () => {
    const cancel = new AbortController()
    const port = await http(() => cancel.abort())
    expect((await call(port, { signal: AbortSignal.abort() })).answer).toMatchObject({
      error: 'cancelled',
      mayHaveArrived: false,
    })
    expect((await call(port, { signal: cancel.signal })).answer).toMatchObject({
      error: 'cancelled',
      mayHaveArrived: true,
    })
  })
})
