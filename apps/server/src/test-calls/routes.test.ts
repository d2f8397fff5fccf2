import { randomUUID } from 'node:crypto'
import type { TestCall } from '@ferry/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { advanced, type Config, eventsTemplate, nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  let run: string
  let ids: { nexsetId: string; credentialId: string }
  /** Records as a billing system would write them; ids differ between tests, because the sandbox remembers. */
  const line = (number: number) =>
    `{"id":"${run}-${number}","at":"2026-07-01T00:00:0${number}.500Z","big":12345678901234567890,"amount":0.10,"z":1,"a":2}`

  beforeEach(async () => {
    run = randomUUID()
    ids = await nexsetAndCredential(server(), [line(0), line(1), line(2)])
    server().sandbox.faults.clear()
  })

  const shownFor = async (config: Config, index = 0) => {
    const preview = (await server().call('POST', '/previews', { ...ids, config })).json()
    const { offsets, method, url, headers, body } = preview.requests[index]
    return { config, offsets: offsets as number[], edited: false, shown: { method, url, headers, body } }
  }
  type Order = Awaited<ReturnType<typeof shownFor>>
  const test = (order: Order & Record<string, unknown>, key?: string) =>
    server().call(
      'POST',
      '/test-calls',
      { ...ids, ...order },
      key === undefined ? {} : { 'idempotency-key': key },
    )
  const sent = () =>
    server().sandbox.requests.filter(({ rawBody, url }) => rawBody.includes(run) || url.includes(run))
  const eventsThere = () =>
    server()
      .sandbox.events()
      .filter((event) => JSON.stringify(event).includes(run)).length

  describe('a test call', () => {
    it.each([
      ['one event', null, 1],
      ['a batch', 100, 3],
    ] as const)('of %s sends exactly the bytes that were shown', async (_, size, count) => {
      const order = await shownFor(eventsTemplate(size))
      const answer = await test(order)
      expect(answer.json()).toMatchObject({
        outcome: 'accepted',
        answer: { status: 200 },
        request: order.shown,
        refusals: [],
      })
      expect(sent().map(({ rawBody }) => rawBody)).toEqual([order.shown.body])
      expect(order.shown.body).toContain('"big":12345678901234567890,"amount":0.10,"z":1,"a":2')
      expect(eventsThere()).toBe(count)
    })

    it('is in the list of its Nexset, newest first', async () => {
      const first: TestCall = (await test(await shownFor(eventsTemplate(null), 0))).json()
      const second: TestCall = (await test(await shownFor(eventsTemplate(null), 1))).json()
      const list = (await server().call('GET', `/test-calls?nexsetId=${ids.nexsetId}`)).json()
      expect(list.items).toEqual([second, first])
    })

    it.each<[string, (order: Order) => Partial<Order>]>([
      ['another body', ({ shown }) => ({ shown: { ...shown, body: `${shown.body} ` } })],
      ['another URL', ({ shown }) => ({ shown: { ...shown, url: `${shown.url}?a=1` } })],
      ['another method', ({ shown }) => ({ shown: { ...shown, method: 'PUT' } })],
      ['another header', ({ shown }) => ({ shown: { ...shown, headers: [] } })],
      ['other records', () => ({ offsets: [1] })],
      ['several requests', () => ({ offsets: [0, 1] })],
    ])('is refused when the server would send %s', async (_, change) => {
      const order = await shownFor(eventsTemplate(null))
      const answer = await test({ ...order, ...change(order) })
      expect(answer.json()).toMatchObject({ status: 409, code: 'preview_differs' })
      expect(sent()).toEqual([])
    })

    it('says why Lago refuses, and which record', async () => {
      const config = eventsTemplate(100)
      await test(await shownFor(eventsTemplate(null), 1))
      const answer = await test(await shownFor(config))
      expect(answer.json()).toMatchObject({
        outcome: 'rejected',
        refusals: [{ position: 1, field: 'transaction_id' }],
      })
      expect(answer.json().sentence).toMatch(/Lago already holds something with the ids of 1 of 3 records/)
    })

    it('that got no answer says that it may have been stored', async () => {
      server().sandbox.faults.add({ kind: 'drop_after', match: { bodyIncludes: run } })
      const answer = (await test(await shownFor(eventsTemplate(null)))).json()
      expect(answer).toMatchObject({ outcome: 'unknown', answer: { status: null, error: 'reset' } })
      expect(answer.sentence).toContain('may have been stored')
    })

    it('remembers the event store of an accepted event', async () => {
      await test(await shownFor(eventsTemplate(null)))
      const rows = await server().deps.db.query('select event_store from credential where id = $1', [
        ids.credentialId,
      ])
      expect(rows).toEqual([{ event_store: 'postgres' }])
    })
  })

  describe('one press', () => {
    it('is one call, when it comes twice at once and when it comes again', async () => {
      server().sandbox.faults.add({ kind: 'delay', delayMs: 150, match: { bodyIncludes: run } })
      const order = await shownFor(eventsTemplate(null))
      const key = randomUUID()
      const [first, second] = await Promise.all([test(order, key), test(order, key)])
      const later = await test(order, key)
      expect(new Set([first.statusCode, second.statusCode])).toEqual(new Set([201, 409]))
      const winner = first.statusCode === 201 ? first : second
      expect(later.statusCode).toBe(201)
      expect(later.json()).toEqual(winner.json())
      expect(sent()).toHaveLength(1)
    })

    it('with the key of another one is refused', async () => {
      const key = randomUUID()
      await test(await shownFor(eventsTemplate(null), 0), key)
      const other = await test(await shownFor(eventsTemplate(null), 1), key)
      expect(other.json()).toMatchObject({ status: 422, code: 'key_reused' })
    })

    it('that was refused before sending may be tried again', async () => {
      const order = await shownFor(eventsTemplate(null))
      const key = randomUUID()
      const config = eventsTemplate(100)
      expect((await test({ ...order, config }, key)).json()).toMatchObject({ code: 'preview_differs' })
      expect((await test(order, key)).statusCode).toBe(201)
    })
  })

  describe('an edited event', () => {
    const edited = async (change: (body: string) => string, size: number | null = null) => {
      const order = await shownFor(eventsTemplate(size))
      return test({ ...order, edited: true, shown: { ...order.shown, body: change(order.shown.body) } })
    }
    const marked = (body: string) => body.replace(/("transaction_id":"[^"]+)"/g, '$1-test-1"')

    it('is sent as it was written, with an id that ends in -test-N', async () => {
      const answer = await edited((body) => marked(body).replace('"a":2', '"a": 3.00'))
      expect(answer.json()).toMatchObject({ outcome: 'accepted', edited: true })
      expect(answer.json().sentence).toMatch(
        /^Lago took the record, in the payload as you edited it\. Delivery sends what the settings make/,
      )
      expect(sent()[0]?.rawBody).toContain('"a": 3.00')
    })

    it.each<[string, (body: string) => string, number | null]>([
      ['keeps its id', (body) => body.replace('"a":2', '"a":3'), null],
      ['ends otherwise', (body) => marked(body).replace('-test-1', '-test-x'), null],
      ['in a batch keeps its id', (body) => marked(body).replace('-test-1', ''), 100],
      ['hides behind an empty list', (body) => `{"events":[],${body.slice(1)}`, null],
      ['is gone', () => '{}', null],
    ])('is refused when it %s', async (_, change, size) => {
      expect((await edited(change, size)).json()).toMatchObject({ status: 422, code: 'test_id_required' })
      expect(sent()).toEqual([])
    })

    it('is refused when it is no JSON', async () => {
      expect((await edited((body) => body.slice(1))).json()).toMatchObject({
        status: 400,
        code: 'invalid_input',
      })
    })
  })

  describe('a call that repeats its effect', () => {
    const unknownPath = () => advanced('POST', `/unheard_of/${run}`, null)

    it('needs a confirmation, and another one to be sent once more', async () => {
      const order = await shownFor(unknownPath())
      expect((await test(order)).json()).toMatchObject({ status: 409, code: 'confirmation_required' })
      server().sandbox.faults.add({ kind: 'drop_after', match: { path: `/unheard_of/${run}` } })
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({ outcome: 'unknown' })
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({
        status: 409,
        code: 'already_sent',
      })
      expect(sent()).toHaveLength(1)
      expect((await test({ ...order, confirmed: true, again: true })).statusCode).toBe(201)
      expect(sent()).toHaveLength(2)
    })

    it('stays known as sent when sending it once more did nothing', async () => {
      const order = await shownFor(unknownPath())
      server().sandbox.faults.add({ kind: 'drop_after', match: { path: `/unheard_of/${run}` } })
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({ outcome: 'unknown' })
      const again = await test({ ...order, confirmed: true, again: true })
      expect(again.json()).toMatchObject({ outcome: 'hold' })
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({ code: 'already_sent' })
      expect(sent()).toHaveLength(2)
    })

    it('is free again after a refusal that did nothing', async () => {
      const order = await shownFor(unknownPath())
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({
        outcome: 'hold',
        answer: { status: 404 },
      })
      expect((await test({ ...order, confirmed: true })).statusCode).toBe(201)
    })

    it('that deletes needs a confirmation', async () => {
      const order = await shownFor(advanced('DELETE', '/subscriptions/{record.id}', null))
      expect((await test(order)).json()).toMatchObject({ code: 'confirmation_required' })
      expect((await test({ ...order, confirmed: true })).json()).toMatchObject({ answer: { status: 404 } })
    })
  })
})
