import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventsTemplate, nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  const lines = [0, 1, 2].map((n) => `{"id":"evt-${n}","at":"2026-07-01T00:00:00Z","amount":0.10}`)

  describe('a preview', () => {
    it('shows the requests of stored records, and sends nothing', async () => {
      const ids = await nexsetAndCredential(server(), lines)
      const before = server().sandbox.requests.length
      const answer = await server().call('POST', '/previews', { ...ids, config: eventsTemplate(2) })
      expect(answer.statusCode).toBe(200)
      expect(answer.json().problems).toEqual([])
      expect(
        answer.json().requests.map(({ offsets, url }: { offsets: number[]; url: string }) => [offsets, url]),
      ).toEqual([
        [[0, 1], `${server().sandbox.baseUrl}/events/batch`],
        [[2], `${server().sandbox.baseUrl}/events/batch`],
      ])
      expect(server().sandbox.requests.length).toBe(before)
    })

    it('shows the requests of given records, digit for digit, and what stops them', async () => {
      const ids = await nexsetAndCredential(server(), lines)
      const records = ['{"id":"x","at":"2026-07-01T00:00:00Z","big":12345678901234567890}', '{"id":"y"}'].map(
        (text, offset) => ({
          offset,
          receivedAt: '2026-07-01T00:00:00.000Z',
          text,
        }),
      )
      const { requests, problems } = (
        await server().call('POST', '/previews', { ...ids, config: eventsTemplate(null), records })
      ).json()
      expect(requests[0].body).toContain('"big":12345678901234567890')
      expect(problems).toMatchObject([{ offset: 1, field: 'timestamp' }])
    })

    it('needs a Nexset and a credential that exist', async () => {
      const ids = await nexsetAndCredential(server(), lines)
      for (const wrong of [{ nexsetId: randomUUID() }, { credentialId: randomUUID() }]) {
        const answer = await server().call('POST', '/previews', {
          ...ids,
          ...wrong,
          config: eventsTemplate(null),
        })
        expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' })
      }
    })
  })

  it('the catalogue tells how events are sent', async () => {
    const operations = (await server().call('GET', '/lago/operations')).json()
    expect(operations).toContainEqual(
      expect.objectContaining({ id: 'createEvent', method: 'POST', rootKey: 'event', resend: 'B' }),
    )
  })
})
