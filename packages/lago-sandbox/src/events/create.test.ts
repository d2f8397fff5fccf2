import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, refusal, withSandbox } from '../testing/with-sandbox.ts'
import { subscribed } from '../testing/world.ts'

const taken = { transaction_id: ['value_already_exist'] }

describe('POST /events', () => {
  it('answers the event in full, with both Lago ids of others empty', () =>
    withSandbox({ now: () => 1_800_000_000_000 }, async ({ call }) => {
      const { status, body } = await call('POST', '/events', { event: event() })
      expect(status).toBe(200)
      expect(body).toEqual({
        event: {
          lago_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
          transaction_id: 'tx-1',
          lago_customer_id: null,
          code: 'api_calls',
          timestamp: '2023-11-14T22:13:20.000Z',
          precise_total_amount_cents: null,
          properties: { bytes: 12 },
          lago_subscription_id: null,
          external_subscription_id: 'sub-1',
          created_at: '2027-01-15T08:00:00.000Z',
        },
      })
    }))

  it('requires only transaction_id and code', () =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', '/events', { event: { code: ' ' } })).body).toEqual(
        refusal({ transaction_id: ['value_is_mandatory'], code: ['value_is_mandatory'] }),
      )
      expect((await call('POST', '/events', { event: { transaction_id: 'a', code: 'b' } })).status).toBe(200)
    }))

  it('drops unknown keys, and properties that are no object, without a word', () =>
    withSandbox({}, async ({ call }) => {
      const sent = event({ external_customer_id: 'c', colour: 'red', properties: [1] })
      const { status, text, body } = await call('POST', '/events', { event: sent })
      expect(status).toBe(200)
      expect(text).not.toMatch(/colour|external_customer_id/)
      expect(body).toMatchObject({ event: { properties: {} } })
    }))

  it('takes the precise amount as text or number, and answers it as text', () =>
    withSandbox({}, async ({ call }) => {
      for (const [transaction_id, precise_total_amount_cents] of [
        ['a', '1.00000000000000001'],
        ['b', 12.5],
      ] as const) {
        await call('POST', '/events', { event: event({ transaction_id, precise_total_amount_cents }) })
        expect((await call('GET', `/events/${transaction_id}`)).body).toMatchObject({
          event: { precise_total_amount_cents: String(precise_total_amount_cents) },
        })
      }
    }))

  it('keeps the digits of long integers, and does not trim ids', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const sent =
        '{"event":{"transaction_id":"a ","code":"c","properties":{"big":12345678901234567890,"z":0.10}}}'
      expect((await call('POST', '/events', sent)).text).toContain(
        '"properties":{"big":12345678901234567890,"z":0.1}',
      )
      expect(sandbox.requests.at(-1)?.rawBody).toBe(sent)
      expect(sandbox.events().map(({ transactionId }) => transactionId)).toEqual(['a '])
    }))

  it('answers a failed metric expression with a sentence instead of fields', () =>
    withSandbox({}, async ({ call }) => {
      const sentence = 'expression_evaluation_failed: Variable: b not found'
      const bad = event({ code: 'fault_expression' })
      expect((await call('POST', '/events', { event: bad })).body).toEqual(refusal(sentence))
      expect((await call('POST', '/events/batch', { events: [bad] })).body).toEqual(refusal({ 0: sentence }))
    }))
})

const ids = (...names: string[]) => ({ events: names.map((transaction_id) => event({ transaction_id })) })

describe('POST /events/batch', () => {
  it('answers the events in the order of the request', () =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await call('POST', '/events/batch', ids('b', 'a'))
      expect(status).toBe(200)
      expect(body).toMatchObject({ events: [{ transaction_id: 'b' }, { transaction_id: 'a' }] })
    }))

  it.each([{}, { events: [] }, { events: 'x' }, { other: 1 }])('refuses %j as no_events', (sent) =>
    withSandbox({}, async ({ call }) => {
      const { status, body } = await call('POST', '/events/batch', sent)
      expect([status, body]).toEqual([422, refusal({ events: ['no_events'] })])
    }),
  )

  it('takes 100 events and refuses 101', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const names = Array.from({ length: 101 }, (_, index) => `tx-${index}`)
      expect((await call('POST', '/events/batch', ids(...names))).body).toEqual(
        refusal({ events: ['too_many_events'] }),
      )
      expect((await call('POST', '/events/batch', ids(...names.slice(1)))).status).toBe(200)
      expect(sandbox.counts().events).toBe(100)
    }))

  it('reports every invalid position first, and every duplicate one only once all are valid', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await call('POST', '/events', { event: event({ transaction_id: 'held' }) })
      const [fresh, held, again] = ['fresh', 'held', 'fresh'].map((transaction_id) =>
        event({ transaction_id }),
      )
      const bad = event({ transaction_id: 'bad', timestamp: 'soon' })
      expect((await call('POST', '/events/batch', { events: [fresh, held, bad, {}] })).body).toEqual(
        refusal({
          2: { timestamp: ['invalid_format'] },
          3: { transaction_id: ['value_is_mandatory'], code: ['value_is_mandatory'] },
        }),
      )
      expect((await call('POST', '/events/batch', { events: [fresh, held, again] })).body).toEqual(
        refusal({ 1: taken, 2: taken }),
      )
      expect(sandbox.counts()).toMatchObject({ events: 1, effects: { duplicatesRefused: 2 } })
    }))

  it('reports a repeat inside the batch even where the subscriptions differ', () =>
    withSandbox({}, async ({ call }) => {
      const events = [event(), event({ external_subscription_id: 'sub-2' })]
      expect((await call('POST', '/events/batch', { events })).body).toEqual(refusal({ 1: taken }))
    }))

  it('takes as many as a self-hosted server was told to', () =>
    withSandbox(
      { organizations: [{ name: 'O', apiKey: DEFAULT_API_KEY, batchLimit: 2 }] },
      async ({ call }) => {
        expect((await call('POST', '/events/batch', ids('a', 'b'))).status).toBe(200)
        expect((await call('POST', '/events/batch', ids('c', 'd', 'e'))).body).toEqual(
          refusal({ events: ['too_many_events'] }),
        )
      },
    ))

  it('made no fee for the good rows it kept of a refused batch before 1.39', () =>
    withSandbox({ version: '1.38.0' }, async ({ call, sandbox }) => {
      await subscribed(call, { pay_in_advance: true })
      const usage = (transaction_id: string) =>
        event({ transaction_id, external_subscription_id: 's1', code: 'bytes', timestamp: undefined })
      const events = ['a', 'b', 'a'].map(usage)
      expect((await call('POST', '/events/batch', { events })).body).toEqual(refusal({ 2: taken }))
      expect(sandbox.counts()).toMatchObject({ events: 2, effects: { instantFeesCreated: 0 } })
      expect((await call('POST', '/events/batch', { events: [usage('c')] })).status).toBe(200)
      expect(sandbox.counts()).toMatchObject({ events: 3, effects: { instantFeesCreated: 1 } })
    }))

  it('stored nothing of a batch with ids that were held already before 1.32.4', () =>
    withSandbox({ version: '1.32.3' }, async ({ call, sandbox }) => {
      await call('POST', '/events/batch', ids('held'))
      expect((await call('POST', '/events/batch', ids('new', 'held'))).body).toEqual(refusal({ 1: taken }))
      expect(sandbox.counts().events).toBe(1)
    }))

  it('kept the good rows of a refused batch before 1.39, and crashed on a repeat before 1.32.4', async () => {
    await withSandbox({ version: '1.38.0' }, async ({ call, sandbox }) => {
      expect((await call('POST', '/events/batch', ids('a', 'b', 'a'))).body).toEqual(refusal({ 2: taken }))
      expect(sandbox.counts().events).toBe(2)
    })
    await withSandbox({ version: '1.32.3' }, async ({ call, sandbox }) => {
      expect((await call('POST', '/events/batch', ids('a', 'b', 'a'))).status).toBe(500)
      expect(sandbox.counts().events).toBe(0)
    })
  })
})
