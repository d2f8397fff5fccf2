import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { readAllowedHosts } from '../lago/address-policy.ts'
import { createSend } from '../lago/client.ts'
import { checkConnection } from './check.ts'

it('gives the key to /organizations only, not to /health', async () => {
  const seen: Record<string, string | undefined> = {}
  const server = createServer((request, response) => {
    seen[request.url ?? ''] = request.headers.authorization
    const body = request.url === '/health' ? { version: '1.40.0' } : { organization: { name: 'Acme' } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { send, close } = createSend({ allowedHosts: readAllowedHosts('127.0.0.1') })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`
  const { result } = await checkConnection(send, { id: 'c', baseUrl, apiKey: 'key-1', sandbox: false })
  expect(result).toMatchObject({ ok: true, organization: 'Acme', version: '1.40.0' })
  expect(seen).toEqual({ '/api/v1/organizations': 'Bearer key-1', '/health': undefined })
  await close()
  server.close()
})
