import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { withServer } from '../testing/server.ts'
import { openAllowedHosts } from './allowed-host-list.ts'

withServer((server) => {
  const list = async () => (await server().call('GET', '/settings/allowed-hosts')).json()
  const add = (entry: string) => server().call('POST', '/settings/allowed-hosts', { entry })
  const remove = (entry: string) =>
    server().call('DELETE', `/settings/allowed-hosts/${encodeURIComponent(entry)}`)
  const check = async (host: string, port: number) => {
    const body = { deployment: 'self_hosted', baseUrl: `http://${host}:${port}`, apiKey: 'key' }
    return (await server().call('POST', '/credentials/check', body)).json().code
  }

  describe('the list of allowed hosts', () => {
    it('begins with what FERRY_ALLOWED_HOSTS names', async () => {
      expect(await list()).toMatchObject([{ entry: '127.0.0.1', fromEnvironment: true }])
    })

    it('is in force at once, both ways, on connections that are open too', async () => {
      const lago = createServer((_request, response) => response.end('not Lago'))
      await new Promise<void>((done) => lago.listen(0, '127.0.0.1', done))
      const { port } = lago.address() as AddressInfo
      expect(await check('localhost', port)).toBe('not_lago')
      await remove('127.0.0.1')
      expect(await check('localhost', port)).toBe('address_blocked')
      expect(await check('127.0.0.1', port)).toBe('address_blocked')
      expect((await add('LocalHost.')).json()).toMatchObject([{ entry: 'localhost', fromEnvironment: false }])
      expect(await check('localhost', port)).toBe('not_lago')
      expect(await check('127.0.0.1', port)).toBe('address_blocked')
      await add('127.0.0.0/8')
      expect(await check('127.0.0.1', port)).toBe('not_lago')
      for (const { entry } of await list()) await remove(entry)
      expect(await list()).toEqual([])
      lago.close()
    })

    it.each([
      ['169.254.169.254', 'Ferry never calls those'],
      ['fe80::/10', 'Ferry never calls those'],
      ['93.184.215.14', 'public address'],
      ['http://lago.internal', 'without http://'],
      ['lago internal', 'without http://'],
      ['', 'Enter a host'],
    ])('does not take %s', async (entry, words) => {
      const answer = await add(entry)
      expect(answer.json()).toMatchObject({
        status: 400,
        code: 'invalid_input',
        places: [{ path: 'body.entry' }],
      })
      expect(answer.body).toContain(words)
    })

    it('says when an entry is not there to be removed', async () => {
      expect((await remove('10.0.0.0/8')).json()).toMatchObject({ code: 'not_found' })
    })

    it('keeps what a person added over a start, and drops what the environment no longer names', async () => {
      const { db } = server().deps
      const start = async (...seed: string[]) => {
        const { hosts, close } = await openAllowedHosts(db, seed, new Date(), (error) =>
          expect(error).toBeNull(),
        )
        await close()
        return [...hosts.names]
      }
      await add('by-hand.internal')
      expect(await start('first.internal')).toEqual(['by-hand.internal', 'first.internal'])
      expect(await start('second.internal')).toEqual(['by-hand.internal', 'second.internal'])
      await remove('by-hand.internal')
    })
  })
})
