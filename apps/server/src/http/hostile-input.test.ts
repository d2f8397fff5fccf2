import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventsTemplate, nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

const id = '00000000-0000-4000-8000-000000000000'
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

withServer((server) => {
  const lists = async () => {
    const { nexsetId, credentialId } = await nexsetAndCredential(server(), ['{"id":"1"}'])
    const made = await server().call('POST', '/destinations', {
      name: 'Usage to Lago',
      nexsetId,
      credentialId,
      config: eventsTemplate(null),
    })
    const destination = `/destinations/${made.json().id}`
    return [
      '/nexsets?',
      '/credentials?',
      '/destinations?',
      `/test-calls?nexsetId=${nexsetId}&`,
      `${destination}/calls?`,
      `${destination}/set-aside?`,
      `${destination}/set-aside-groups?`,
      `${destination}/replays?`,
      '/audit?',
      `${destination}/unknown?`,
    ]
  }

  it.each([
    ['a day that no month has', `2026-02-30T00:00:00.000Z_${id}`],
    ['the year nought', `0000-01-01T00:00:00.000Z_${id}`],
    ['the year nought, as nexsets write it', base64(['0000-01-01T00:00:00.000Z', id])],
    ['a time without a zone', `2026-01-01T00:00:00_${id}`],
    ['words that a date parser takes', `2026-1-1_${id}`],
    ['an id that is none', `2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`],
    ['a number that is too large', '9'.repeat(30)],
    ['a zero byte', '%00'],
  ])('a cursor with %s is refused by every list', async (_, cursor) => {
    for (const list of await lists()) {
      const answer = await server().call('GET', `${list}cursor=${cursor}`)
      expect({ list, ...answer.json() }).toMatchObject({ list, status: 400, code: 'invalid_input' })
    }
  })

  it.each(['0', '-1', '1e300', 'NaN', '201', '1.5'])(
    'a limit of %s is refused by every list',
    async (limit) => {
      for (const list of await lists()) {
        const answer = await server().call('GET', `${list}limit=${limit}`)
        expect({ list, ...answer.json() }).toMatchObject({ list, status: 400, code: 'invalid_input' })
      }
    },
  )

  describe('a zero byte, which no database keeps,', () => {
    const name = 'Usa\0ge'
    it('in a name or a description is refused', async () => {
      const { nexsetId, credentialId } = await nexsetAndCredential(server(), ['{"id":"1"}'])
      const config = eventsTemplate(null)
      const key = { deployment: 'us', apiKey: randomUUID() }
      for (const [path, body] of [
        ['/nexsets', { name }],
        ['/credentials', { name, ...key }],
        ['/credentials', { name: 'Lago', description: name, ...key }],
        ['/credentials', { name: 'Lago', ...key, apiKey: `${key.apiKey}a\0b` }],
        ['/destinations', { name, nexsetId, credentialId, config }],
      ] as const) {
        const answer = await server().call('POST', path, body)
        expect({ path, ...answer.json() }).toMatchObject({ path, status: 400, code: 'invalid_input' })
      }
    })

    it('in the name of a file is refused', async () => {
      const form = [
        '--x',
        'content-disposition: form-data; name="name"',
        '',
        'Usage',
        '--x',
        `content-disposition: form-data; name="file"; filename*=utf-8''usa%00ge.ndjson`,
        '',
        '{"id":"1"}',
        '--x--',
        '',
      ].join('\r\n')
      const answer = await server().call('POST', '/nexsets', form, {
        'content-type': 'multipart/form-data; boundary=x',
      })
      expect(answer.json()).toMatchObject({ status: 422, code: 'invalid_file' })
    })
  })

  it.each(['from=-1', 'from=1e300', 'from=9007199254740992', 'limit=1001', 'from=1.5'])(
    'records of a Nexset with %s are refused',
    async (query) => {
      const { nexsetId } = await nexsetAndCredential(server(), ['{"id":"1"}'])
      const answer = await server().call('GET', `/nexsets/${nexsetId}/records?${query}`)
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_input' })
    },
  )

  it('offsets that cannot be are no fault of ours', async () => {
    const ids = await nexsetAndCredential(server(), ['{"id":"1"}'])
    const config = eventsTemplate(null)
    const preview = (
      await server().call('POST', '/previews', { ...ids, config, from: 9007199254740991 })
    ).json()
    expect(preview).toEqual({ requests: [], problems: [] })
    const shown = { method: 'POST', url: 'http://x', headers: [], body: null }
    const order = { ...ids, config, offsets: [9007199254740991], edited: false, shown }
    expect((await server().call('POST', '/test-calls', order)).statusCode).toBeLessThan(500)
  })
})
