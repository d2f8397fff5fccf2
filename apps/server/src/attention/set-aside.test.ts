import type { ActResult, AuditEntry, SetAside, SetAsideDetail, SetAsideGroup } from '@ferry/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

const mapped = eventsConfig({
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { attribute: 'subscription' },
    code: { constant: 'api_calls' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
})

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  /** Delivers 10 records of which two have no time, and answers the destination once all is settled. */
  const withTwoAside = async (config = eventsConfig()) => {
    const texts = usage(10, (index) => ({
      id: crypto.randomUUID(),
      ...(index % 5 === 3 && { at: 'soon' }),
    }))
    const { id } = await world.destination(texts, config)
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 8, setAside: 2 })
    return { id, url: `/destinations/${id}/set-aside` }
  }
  const edit = async (url: string, offset: number, change: (text: string) => string, status = 200) => {
    const { text, revision } = await world.get<SetAsideDetail>(`${url}/${offset}`)
    const answer = await world.call('PUT', `${url}/${offset}`, { text: change(text), revision })
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    return answer.body as SetAsideDetail
  }
  const mend = (text: string) => text.replace('"at":"soon"', '"at":1750000099')
  const act = (url: string, name: string, body: object) => world.post<ActResult>(`${url}/${name}`, body)
  const sentTwice = () => world.sandbox.counts().repeatedTransactionIds

  describe('a record that was set aside', () => {
    it('is listed by reason and one by one', async () => {
      const { url, id } = await withTwoAside()
      const { items } = await world.get<{ items: SetAsideGroup[] }>(
        `/destinations/${id}/set-aside-groups?limit=10`,
      )
      expect(items).toMatchObject([{ code: 'timestamp_invalid', field: 'timestamp', count: 2 }])
      expect(items[0]?.sample.text).toContain('"at":"soon"')
      expect(items[0]?.sentence).toBe(items[0]?.sample.sentence)
      const list = await world.get<{ items: SetAside[]; next: string }>(
        `${url}?limit=1&code=timestamp_invalid`,
      )
      expect(list.items).toMatchObject([{ offset: 3, revision: 0, mayBeStored: false, discardedAt: null }])
      const next = await world.get<{ items: SetAside[]; next: null }>(`${url}?limit=1&cursor=${list.next}`)
      expect(next).toMatchObject({ items: [{ offset: 8 }], next: null })
      expect(await world.get(`${url}?limit=10&code=other`)).toEqual({ items: [], next: null })
    })

    it('is edited, and goes out as it was edited; the Nexset keeps what came', async () => {
      const { url, id } = await withTwoAside()
      const edited = await edit(url, 3, (text) => `\n${mend(text).replace('{', '{\n')}`)
      expect(edited).toMatchObject({ revision: 1, next: { problems: [] }, call: null, locked: {} })
      expect(edited.originalText).toContain('"at":"soon"')
      expect(edited.text).not.toContain('\n')
      expect(edited.next.request?.body).toContain('"timestamp":1750000099')
      const result = await act(url, 'retry', { records: { offsets: [3] }, why: 'the time was mended' })
      expect(result).toMatchObject({ count: 1, kept: [] })
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 9, setAside: 1 })
      const [call] = await world.calls(id)
      const detail = await world.get<{ request: { matches: boolean; body: string } }>(
        `/destinations/${id}/calls/${call?.id}`,
      )
      expect(detail.request).toMatchObject({ matches: true })
      expect(detail.request.body).toContain('1750000099')
      const { nexset } = await world.get(`/destinations/${id}`)
      const [page] = await world.db.query<{ body: string }>('select body from page where nexset_id = $1', [
        nexset.id,
      ])
      expect(page?.body).toContain('"at":"soon"')
      const audit = await world.get<{ items: AuditEntry[] }>(`/audit?destinationId=${id}&limit=2`)
      expect(audit.items).toMatchObject([
        { act: 'retry', recordCount: 1, records: [{ from: 3, to: 4 }], why: 'the time was mended' },
        { act: 'edit_record' },
      ])
    })

    it('is sent once when two press at once, and edited once when two edit', async () => {
      const { url, id } = await withTwoAside()
      await edit(url, 3, mend)
      await edit(url, 8, mend)
      const both = await Promise.all([
        act(url, 'retry', { records: { all: true } }),
        act(url, 'retry', { records: { code: 'timestamp_invalid', field: 'timestamp' } }),
      ])
      expect(both.map(({ count }) => count).sort((a, b) => a - b)).toEqual([0, 2])
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 10, setAside: 0 })
      expect(sentTwice()).toEqual({})
      const again = await world.call('PUT', `${url}/3`, { text: '{}', revision: 0 })
      expect(again.status).toBe(404)
    })

    it('is refused by an edit that was made from an older revision, or that is no record', async () => {
      const { url } = await withTwoAside()
      await edit(url, 3, mend)
      const late = await world.call('PUT', `${url}/3`, { text: '{"a":1}', revision: 0 })
      expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } })
      const bad = await world.call('PUT', `${url}/3`, { text: '{"a":1,\n"a":', revision: 1 })
      expect(bad).toMatchObject({
        status: 400,
        body: { code: 'invalid_input', places: [{ path: 'body.text' }] },
      })
    })

    it('comes back when the mending did not help, with its count', async () => {
      const { url, id } = await withTwoAside()
      await act(url, 'retry', { records: { all: true } })
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 8, setAside: 2 })
      const { items } = await world.get<{ items: SetAside[] }>(`${url}?limit=10`)
      expect(items.map(({ offset }) => offset)).toEqual([3, 8])
    })

    it('is discarded with a reason, counts as left out, and can be taken back', async () => {
      const { url, id } = await withTwoAside()
      expect((await world.call('POST', `${url}/discard`, { records: { all: true } })).status).toBe(400)
      await act(url, 'discard', { records: { offsets: [3] }, why: 'a test of the meter' })
      expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ excluded: 1, setAside: 1 })
      const discarded = await world.get<{ items: SetAside[] }>(`${url}?limit=10&discarded=true`)
      expect(discarded.items).toMatchObject([{ offset: 3 }])
      expect((await act(url, 'retry', { records: { offsets: [3] } })).count).toBe(0)
      expect((await act(url, 'restore', { records: { all: true } })).count).toBe(1)
      expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ excluded: 0, setAside: 2 })
    })

    it('waits for a paused destination', async () => {
      const { url, id } = await withTwoAside()
      await edit(url, 3, mend)
      await world.post(`/destinations/${id}/pause`)
      const { sentence } = await act(url, 'retry', { records: { offsets: [3] } })
      expect(sentence).toContain('once the destination is active again')
      expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ waiting: 1, setAside: 1 })
      await world.activate(id)
      expect((await world.settled(id)).progress).toMatchObject({ delivered: 9, setAside: 1 })
    })
  })

  describe('one that may be stored', () => {
    const mayBeStored = async (config = mapped) => {
      const found = await withTwoAside(config)
      await world.db.query('update set_aside set may_be_stored = true where destination_id = $1', [found.id])
      return found
    }
    it('keeps what Lago knows it by', async () => {
      const { url } = await mayBeStored()
      await edit(url, 3, mend)
      const { locked } = await world.get<SetAsideDetail>(`${url}/3`)
      expect(Object.keys(locked).sort()).toEqual([
        'URL',
        'code',
        'external_subscription_id',
        'timestamp',
        'transaction_id',
      ])
      const { text, revision } = await world.get<SetAsideDetail>(`${url}/3`)
      for (const [from, to] of [
        ['"id":"', '"id":"x'],
        ['"subscription":"', '"subscription":"x'],
        ['1750000099', '1750000098'],
      ] as const) {
        const answer = await world.call('PUT', `${url}/3`, { text: text.replace(from, to), revision })
        expect(answer).toMatchObject({ status: 409, body: { code: 'locked_fields' } })
      }
      await edit(url, 3, (kept) => kept.replace('"bytes":3', '"bytes":4'))
    })

    it('is not retried under settings that would give it another identity', async () => {
      const { url, id } = await mayBeStored()
      await edit(url, 3, mend)
      const { version } = await world.get(`/destinations/${id}`)
      const mapping = { ...(mapped.mode === 'template' ? mapped.mapping : {}), code: { constant: 'other' } }
      await world.patch(`/destinations/${id}`, { version, config: { ...mapped, mapping } })
      const result = await act(url, 'retry', { records: { offsets: [3] } })
      expect(result).toMatchObject({ count: 0, kept: [{ offset: 3, code: 'locked_fields' }] })
      expect(result.kept[0]?.sentence).toContain('another code')
    })
  })

  it('goes out under a new id once somebody has confirmed what that bills', async () => {
    const { url, id } = await withTwoAside()
    await edit(url, 3, mend)
    const asked = await world.call('POST', `${url}/new-ids`, { records: { offsets: [3] } })
    expect(asked).toMatchObject({ status: 409, body: { code: 'confirmation_required' } })
    await act(url, 'new-ids', { records: { offsets: [3] }, confirmed: true })
    await world.settled(id)
    const ids = world.sandbox.events().map(({ transactionId }) => transactionId)
    expect(ids.filter((each) => each.endsWith('-3-new-1'))).toHaveLength(1)
    expect(ids.filter((each) => each.endsWith('-3'))).toHaveLength(0)
  })

  it('are exported with reason and record, digit for digit', async () => {
    const texts = ['{"subscription":"s","at":"soon","big":12345678901234567890,"formula":"=1+1"}']
    const { id } = await world.destination(texts)
    await world.activate(id)
    await world.settled(id)
    const ndjson = await world.text(`/destinations/${id}/set-aside/export?format=ndjson`)
    expect(ndjson.type).toContain('application/x-ndjson')
    expect(ndjson.body).toMatch(/^\{"offset":0,"code":"timestamp_invalid".*"big":12345678901234567890.*\}\n$/)
    const csv = await world.text(`/destinations/${id}/set-aside/export?format=csv`)
    expect(csv.type).toContain('text/csv')
    expect(csv.body.split('\n')[0]).toBe('offset,code,field,sentence,status,revision,mayBeStored,at,record')
    expect(csv.body).toContain('""big"":12345678901234567890')
  })
})
