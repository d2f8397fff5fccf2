import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, withSandbox } from '../testing/with-sandbox.ts'

describe('the witness', () => {
  it('records each request with its exact body and its answer, but not the key', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const sent = '{ "event" : {"transaction_id":"é","code":"x","properties":{"n":0.10}} }'
      const { text } = await call('POST', '/events?a=1', sent)
      expect(sandbox.requests).toMatchObject([
        {
          method: 'POST',
          url: '/api/v1/events?a=1',
          rawBody: sent,
          status: 200,
          answer: text,
          organization: 'Sandbox',
        },
      ])
      expect((await call('GET', '/__sandbox/requests')).text).not.toContain(DEFAULT_API_KEY)
      expect((await call('GET', '/__sandbox/requests?last=1')).body).toMatchObject({
        total: 1,
        requests: [{ number: 1 }],
      })
    }))

  it('forgets the oldest requests, in number and in size, but counts them all', () =>
    withSandbox({ keepRequests: 3, keepBytes: 5000 }, async ({ call, sandbox }) => {
      for (const id of ['a', 'b', 'c', 'd'])
        await call('POST', '/events', { event: event({ transaction_id: id }) })
      expect(sandbox.requests.map(({ number }) => number)).toEqual([2, 3, 4])
      await call('POST', '/customers', { customer: { external_id: 'c', name: 'x'.repeat(4000) } })
      expect(sandbox.requests.map(({ number }) => number)).toEqual([5])
      expect(sandbox.counts()).toMatchObject({ requests: 5, answers: { 200: 5 }, events: 4 })
    }))

  it('tells of the requests after a number, of those to a path, and where its memory begins', () =>
    withSandbox({ keepRequests: 3 }, async ({ call, sandbox }) => {
      sandbox.faults.add({ kind: 'status_after', match: { path: '/customers' } })
      for (const id of ['a', 'b']) await call('POST', '/customers', { customer: { external_id: id } })
      for (const id of ['c', 'd']) await call('POST', '/events', { event: event({ transaction_id: id }) })
      const numbers = async (query: string) => {
        const { body } = await call('GET', `/__sandbox/requests?${query}`)
        const { oldest, requests } = body as { oldest: number; requests: { number: number }[] }
        return { oldest, numbers: requests.map(({ number }) => number) }
      }
      expect(await numbers('after=2')).toEqual({ oldest: 2, numbers: [3, 4] })
      expect(await numbers('path=/api/v1/customers')).toEqual({ oldest: 2, numbers: [2] })
      expect(await numbers('after=2&path=/api/v1/customers')).toEqual({ oldest: 2, numbers: [] })
      expect(sandbox.counts().faults).toEqual({ status_after: 1 })
    }))

  it('lists the events of an organization, and starts over on request', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await call('POST', '/events/batch', { events: [event(), event({ transaction_id: 'tx-2' })] })
      expect((await call('GET', '/__sandbox/events?from=1')).body).toMatchObject({
        total: 2,
        events: [{ transaction_id: 'tx-2' }],
      })
      expect((await call('GET', '/__sandbox/events?organization=nobody')).status).toBe(404)
      await call('POST', '/__sandbox/reset')
      expect(sandbox.requests).toEqual([])
      expect((await call('GET', '/__sandbox/counts')).body).toMatchObject({ requests: 0, events: 0 })
    }))

  it('keeps organizations apart', () => {
    const organizations = [
      { name: 'One', apiKey: DEFAULT_API_KEY },
      { name: 'Two', apiKey: 'second' },
    ]
    return withSandbox({ organizations }, async ({ call, sandbox }) => {
      await call('POST', '/events', { event: event() })
      const second = await call('POST', '/events', { event: event() }, { authorization: 'Bearer second' })
      expect(second.status).toBe(200)
      expect([sandbox.events('One').length, sandbox.events('Two').length]).toEqual([1, 1])
    })
  })

  it('stays a small page after large batches, with the exact bytes behind links', () =>
    withSandbox({ keepRequests: 40 }, async ({ call, sandbox }) => {
      const bodies = Array.from({ length: 41 }, (_, batch) =>
        JSON.stringify({
          events: Array.from({ length: 100 }, (__, at) => event({ transaction_id: `é-${batch}-${at}` })),
        }),
      )
      let answer = ''
      for (const body of bodies) answer = (await call('POST', '/events/batch', body)).text
      const page = await (await fetch(sandbox.url)).text()
      expect(page.length).toBeLessThan(250_000)
      expect(page).toContain('href="/__sandbox/requests/41/body"')
      const raw = await fetch(`${sandbox.url}/__sandbox/requests/41/body`)
      expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(Buffer.from(await raw.arrayBuffer()).equals(Buffer.from(bodies[40] ?? ''))).toBe(true)
      expect((await call('GET', '/__sandbox/requests/41/answer')).text).toBe(answer)
      for (const gone of ['1/body', '41/key', 'x/body', '99/answer'])
        expect((await call('GET', `/__sandbox/requests/${gone}`)).status, gone).toBe(404)
    }))

  it('shows a page for people that lets nothing of a body become markup', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await call('POST', '/events', { event: event({ transaction_id: '<script>alert(1)</script>' }) })
      const answer = await fetch(sandbox.url)
      const page = await answer.text()
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(page).toContain('&lt;script&gt;')
      expect(page).not.toContain('<script>alert')
    }))
})
