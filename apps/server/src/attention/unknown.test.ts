import type { ActResult, AuditEntry, UnknownDetail } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { advancedConfig, eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

const config = advancedConfig('POST', '/wallet_transactions', 'wallet_transaction')

onEachEngine((db) => {
  let world: DeliveryWorld
  let wallet: string
  beforeEach(async () => {
    world = await DeliveryWorld.open(db(), { organizations: [{ name: 'Acme', apiKey: DEFAULT_API_KEY }] })
    await world.start()
    wallet = await world.wallet()
  })
  afterEach(() => world.close())

  const moved = () => world.sandbox.requests.filter(({ url }) => url.endsWith('/wallet_transactions')).length
  const intents = async () =>
    (await world.db.query<{ state: string }>('select state from intent order by record_offset')).map(
      ({ state }) => state,
    )
  /** Three top-ups of which the answers to the first ones were lost: after they counted, or before. */
  const withUnknown = async (kind: 'drop_after' | 'drop_before', times = 1) => {
    await world.db.query('delete from intent')
    const texts = [1, 2, 3].map((credits) => `{"wallet_id":"${wallet}","paid_credits":"${credits}.0"}`)
    world.sandbox.faults.add({ kind, times, match: { path: '/wallet_transactions' } })
    const { id } = await world.destination(texts, config)
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 3 - times, unknown: times })
    return { id, url: `/destinations/${id}/unknown` }
  }
  const answer = (url: string, body: object, status = [200]) => world.post<ActResult>(url, body, status)

  it('is told with everything that an answer needs', async () => {
    const { url } = await withUnknown('drop_after')
    const detail = await world.get<UnknownDetail>(`${url}/0`)
    expect(detail).toMatchObject({
      offset: 0,
      leftAt: null,
      lookUp: expect.stringContaining('without ferry_ref'),
      call: { position: 0, recordCount: 1 },
    })
    expect(detail.call?.request).toMatchObject({ matches: true })
    expect(detail.call?.request.body).toContain('"paid_credits":"1.0"')
    expect(detail.call?.answer).toMatchObject({ status: null, error: 'reset' })
    expect(detail.next.request?.body).toBe(detail.call?.request.body)
    expect(detail.effect).toContain('a second time')
  })

  it('counts as delivered once somebody says that it arrived', async () => {
    const { id, url } = await withUnknown('drop_after')
    expect(await answer(`${url}/0`, { answer: 'arrived' })).toMatchObject({ count: 1 })
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ delivered: 3, unknown: 0 })
    expect(await intents()).toEqual(['arrived', 'arrived', 'arrived'])
    expect(moved()).toBe(3)
    const { items } = await world.get<{ items: AuditEntry[] }>(`/audit?destinationId=${id}&limit=1`)
    expect(items).toMatchObject([{ act: 'answer_arrived', recordCount: 1 }])
  })

  it('is sent once, however many press, and only when the effect is confirmed', async () => {
    const { id, url } = await withUnknown('drop_before')
    expect(moved()).toBe(3)
    const asked = await world.call('POST', `${url}/0`, { answer: 'send' })
    expect(asked).toMatchObject({ status: 409, body: { code: 'confirmation_required' } })
    expect(JSON.stringify(asked.body)).toContain('charged or granted twice')
    const both = await Promise.all([
      answer(`${url}/0`, { answer: 'send', confirmed: true }),
      answer(url, { records: { all: true }, answer: 'send', confirmed: true }),
    ])
    expect(both.map(({ count }) => count).sort((a, b) => a - b)).toEqual([0, 1])
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 3, unknown: 0 })
    expect(moved()).toBe(4)
    expect(await intents()).toEqual(['arrived', 'arrived', 'arrived'])
  })

  it('is good for one call: the next unknown outcome asks again', async () => {
    const { id, url } = await withUnknown('drop_after')
    world.sandbox.faults.add({ kind: 'drop_after', times: 1, match: { path: '/wallet_transactions' } })
    await answer(`${url}/0`, { answer: 'send', confirmed: true })
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 2, unknown: 1 })
    expect(moved()).toBe(4)
    expect(await intents()).toEqual(['unknown', 'arrived', 'arrived'])
  })

  it('keeps its permission where the call certainly did nothing', async () => {
    const { id, url } = await withUnknown('drop_after')
    await world.post(`/destinations/${id}/pause`)
    const fault = {
      kind: 'status',
      status: 401,
      body: '{"status":401,"error":"Unauthorized"}',
      times: 1,
    } as const
    world.sandbox.faults.add({ ...fault, match: { path: '/wallet_transactions' } })
    await answer(`${url}/0`, { answer: 'send', confirmed: true })
    expect(await intents()).toEqual(['confirmed', 'arrived', 'arrived'])
    await world.activate(id)
    await world.until(id, ({ status }) => status === 'held')
    expect(await intents()).toEqual(['confirmed', 'arrived', 'arrived'])
    await world.post(`/destinations/${id}/probe`)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 3 })
    expect(moved()).toBe(5)
  })

  it('is not sent where a test has sent it meanwhile', async () => {
    const { id, url } = await withUnknown('drop_after')
    await world.db.query(`update intent set state = 'arrived', origin = 'test' where record_offset = 0`)
    const result = await answer(`${url}/0`, { answer: 'send', confirmed: true })
    expect(result).toMatchObject({ count: 0, kept: [{ offset: 0, code: 'already_sent' }] })
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ unknown: 1 })
  })

  it('is left, counts as left out, and can be asked about again', async () => {
    const { id, url } = await withUnknown('drop_after', 2)
    await answer(url, { records: { all: true }, answer: 'leave', why: 'billed by hand' })
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ excluded: 2, unknown: 0 })
    expect(await world.unknown(id)).toEqual([])
    expect(await intents()).toEqual(['unknown', 'unknown', 'arrived'])
    await answer(`${url}/1`, { answer: 'reopen' })
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ excluded: 1, unknown: 1 })
    expect((await world.unknown(id)).map(({ offset }) => offset)).toEqual([1])
  })

  it('is not sent under another identity, of which Lago would bill a second event', async () => {
    const credentialId = await world.credential()
    const first = await world.destination(usage(1), eventsConfig(), credentialId)
    await world.activate(first.id)
    await world.settled(first.id)
    await world.call('DELETE', `/destinations/${first.id}`)
    // Its id is taken, and whose event it is cannot be read.
    world.sandbox.faults.add({
      kind: 'status',
      status: 503,
      times: null,
      match: { method: 'GET', path: '/events/*' },
    })
    const events = eventsConfig()
    if (events.mode !== 'template') throw new Error('It is made with a template.')
    const body = { name: 'Again', nexsetId: first.nexset.id, credentialId, config: events }
    const { id, version } = await world.post('/destinations', body)
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ unknown: 1 })
    const other = { ...events, mapping: { ...events.mapping, transaction_id: { derived: { suffix: 'b' } } } }
    const edited = await world.patch(`/destinations/${id}`, { version: version + 1, config: other })
    const url = `/destinations/${id}/unknown/0`
    const refused = await answer(url, { answer: 'send', confirmed: true })
    expect(refused).toMatchObject({ count: 0, kept: [{ offset: 0, code: 'locked_fields' }] })
    expect(refused.sentence).toContain('billed twice')
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ unknown: 1, waiting: 0 })
    await world.patch(`/destinations/${id}`, { version: edited.version, config: events })
    world.sandbox.faults.clear()
    expect(await answer(url, { answer: 'send', confirmed: true })).toMatchObject({ count: 1, kept: [] })
    expect((await world.settled(id)).progress).toMatchObject({ duplicates: 1, unknown: 0 })
    expect(world.sandbox.events()).toHaveLength(1)
  })
})
