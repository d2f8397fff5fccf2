import type { Preflight } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { describe, expect, it } from 'vitest'
import { advanced, type Config, eventsTemplate, nexsetAndCredential } from '../../testing/sending.ts'
import { withServer } from '../../testing/server.ts'

const lines = ['a', 'b', 'c'].map((id) => `{"id":"${id}","at":"2026-07-01T00:00:00Z"}`)

withServer((server) => {
  const { call } = {
    call: (...args: Parameters<ReturnType<typeof server>['call']>) => server().call(...args),
  }
  const make = async (config: Config, records = lines) => {
    const { nexsetId, credentialId } = await nexsetAndCredential(server(), records)
    const made = await call('POST', '/destinations', { name: 'Usage', nexsetId, credentialId, config })
    return { id: String(made.json().id), nexsetId, credentialId, config }
  }
  const statesOf = ({ checks }: Preflight) =>
    Object.fromEntries(checks.map(({ code, state }) => [code, state]))
  const preflightOf = async (id: string): Promise<Preflight> => {
    const answer = await call('GET', `/destinations/${id}/preflight`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }
  const sentenceOf = ({ checks }: Preflight, code: string) =>
    checks.find((check) => check.code === code)?.sentence

  describe('the look over a destination before it is activated', () => {
    it('of events that were checked and tested finds nothing to mend', async () => {
      const { id, nexsetId, credentialId, config } = await make(eventsTemplate(2))
      const billable_metric = { name: 'Calls', code: 'api_calls', aggregation_type: 'count_agg' }
      const metric = await fetch(`${server().sandbox.baseUrl}/billable_metrics`, {
        method: 'POST',
        headers: { authorization: `Bearer ${DEFAULT_API_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ billable_metric }),
      })
      expect(metric.status).toBe(200)
      await call('POST', `/credentials/${credentialId}/check`)
      const planned = (await call('POST', '/previews', { nexsetId, credentialId, config })).json().requests[0]
      const { method, url, headers, body } = planned
      const test = { nexsetId, credentialId, config, offsets: planned.offsets, edited: false }
      const sent = await call('POST', '/test-calls', { ...test, shown: { method, url, headers, body } })
      expect(sent.json()).toMatchObject({ outcome: 'accepted' })
      const found = await preflightOf(id)
      expect(statesOf(found)).toEqual({
        settings: 'ok',
        credential: 'ok',
        test: 'ok',
        records: 'ok',
        stable_id: 'ok',
        timestamp: 'ok',
        batch: 'ok',
        billability: 'ok',
        store: 'ok',
      })
      expect(found.sentAsTest).toBe(2)
      expect(sentenceOf(found, 'stable_id')).toContain('attribute id')
    })

    it('says what was not done, and what is not known, and stops nothing by that', async () => {
      const { id } = await make(eventsTemplate(2))
      const found = await preflightOf(id)
      expect(statesOf(found)).toMatchObject({ credential: 'warning', test: 'warning', store: 'unknown' })
      expect(found.sentAsTest).toBe(0)
    })

    it('names a metric that Lago does not have, ids that repeat and records that cannot be sent', async () => {
      const config = eventsTemplate(10)
      if (config.mode !== 'template') throw new Error('It is a template.')
      const strange = { ...config, mapping: { ...config.mapping, code: { constant: 'no_such_metric' } } }
      const { id } = await make(strange, [...lines, lines[0] ?? '', '{"id":"d"}'])
      const found = await preflightOf(id)
      expect(statesOf(found)).toMatchObject({
        billability: 'warning',
        stable_id: 'warning',
        records: 'warning',
        timestamp: 'warning',
      })
      expect(sentenceOf(found, 'billability')).toContain('no_such_metric')
      expect(sentenceOf(found, 'records')).toMatch(/^1 of the first 5 records/)
    })

    it('is blocked by what would refuse the activation', async () => {
      const { id } = await make(eventsTemplate(101))
      const found = await preflightOf(id)
      expect(statesOf(found).settings).toBe('blocked')
      expect((await call('POST', `/destinations/${id}/activate`, {})).statusCode).toBe(422)
    })

    it('says that a call repeats its effect, and asks Lago nothing about events', async () => {
      const { id } = await make(advanced('POST', '/wallet_transactions', 'wallet_transaction'))
      const states = statesOf(await preflightOf(id))
      expect(states.repeats).toBe('warning')
      expect(states).not.toHaveProperty('billability')
    })

    it('does not know what a Lago that is away would say', async () => {
      const { id, credentialId } = await make(eventsTemplate(2))
      await server().deps.db.query('update credential set base_url = $2 where id = $1', [
        credentialId,
        'http://127.0.0.1:1/api/v1',
      ])
      expect(statesOf(await preflightOf(id)).billability).toBe('unknown')
    })
  })
})
