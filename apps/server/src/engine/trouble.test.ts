import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { advancedConfig, eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  const open = async (options: Parameters<typeof DeliveryWorld.open>[1] = {}) => {
    world = await DeliveryWorld.open(db(), options)
    await world.start()
  }
  const expectEachOnce = (count: number) => {
    const ids = world.sandbox.events().map(({ transactionId }) => transactionId)
    expect(ids).toHaveLength(count)
    expect(new Set(ids).size).toBe(count)
    expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
  }
  beforeEach(() => {
    world = undefined as unknown as DeliveryWorld
  })
  afterEach(() => world?.close())

  it.each(['drop_after', 'reset_after', 'truncate_after', 'status_after', 'html_after'] as const)(
    'counts what arrived before the answer was lost as already there (%s)',
    async (kind) => {
      await open()
      world.sandbox.faults.add({ kind, skip: 3, times: 5 })
      const { id } = await world.destination(usage(2_000))
      await world.activate(id)
      const { progress } = await world.settled(id)
      expect(progress).toMatchObject({ delivered: 1_500, duplicates: 500, unknown: 0, setAside: 0 })
      expectEachOnce(2_000)
    },
  )

  it.each(['drop_before', 'reset_before', 'status', 'html', 'lock'] as const)(
    'sends again what did not arrive (%s)',
    async (kind) => {
      await open()
      world.sandbox.faults.add({ kind, skip: 3, times: 5, ...(kind === 'status' && { status: 503 }) })
      const { id } = await world.destination(usage(2_000))
      await world.activate(id)
      const { progress } = await world.settled(id)
      expect(progress).toMatchObject({ delivered: 2_000, duplicates: 0 })
      expectEachOnce(2_000)
    },
  )

  it('keeps to the limit that Lago names, and delivers all', async () => {
    const rateLimit = { events: 8, other: 8 }
    await open({ organizations: [{ name: 'Limited', apiKey: DEFAULT_API_KEY, rateLimit }] })
    const { id } = await world.destination(usage(2_000))
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 2_000, duplicates: 0 })
    expectEachOnce(2_000)
    // Sixteen were on their way before the first answer told of the limit.
    expect(world.sandbox.counts().answers['429'] ?? 0).toBeLessThan(20)
  })

  it('holds a destination whose key is refused, and goes on once it is replaced', async () => {
    await open()
    const credentialId = await world.credential('a key that nobody knows')
    const { id } = await world.destination(usage(500), eventsConfig(), credentialId)
    await world.activate(id)
    const held = await world.until(id, ({ status, progress }) => status === 'held' && progress.inFlight === 0)
    expect(held.hold).toMatchObject({ code: 'key_refused' })
    expect(held.progress).toMatchObject({ waiting: 500, setAside: 0 })
    await world.post(`/destinations/${id}/probe`)
    const before = world.sandbox.counts().requests
    await world.until(id, () => world.sandbox.counts().requests > before)
    await world.replaceKey(credentialId, DEFAULT_API_KEY)
    const { status, hold, progress } = await world.settled(id)
    expect({ status, hold }).toEqual({ status: 'active', hold: null })
    expect(progress).toMatchObject({ delivered: 500, duplicates: 0 })
    expectEachOnce(500)
  })

  it('compares an event that holds the same id before calling it a duplicate', async () => {
    await open()
    const texts = usage(6, (index) => ({ id: `own-${index}` }))
    const mapping = {
      transaction_id: { attribute: 'id' },
      external_subscription_id: { attribute: 'subscription' },
      code: { constant: 'api_calls' },
      timestamp: { attribute: 'at' },
      properties: { rest: true as const },
    }
    const credentialId = await world.credential()
    const first = await world.destination(texts.slice(0, 3), eventsConfig({ mapping }), credentialId)
    await world.activate(first.id)
    await world.settled(first.id)
    const changed = texts.map((text, index) =>
      index === 1 ? text.replace('"bytes":1', '"bytes":999') : text,
    )
    // Its store is known by now to refuse a taken id, so the id is sent.
    const { id } = await world.destination(changed, eventsConfig({ mapping }), credentialId)
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 3, duplicates: 2, setAside: 1 })
    const [conflict] = await world.setAside(id)
    expect(conflict).toMatchObject({ offset: 1, code: 'conflict' })
    expect(conflict?.sentence).toContain('has not been billed')
    expectEachOnce(6)
  })

  it('creates each wallet transaction once, whatever becomes of the answers', async () => {
    await open()
    const credentialId = await world.credential()
    const walletId = await world.wallet()
    world.sandbox.faults.add({
      kind: 'drop_after',
      skip: 2,
      match: { method: 'POST', path: '/wallet_transactions' },
    })
    world.sandbox.faults.add({
      kind: 'drop_before',
      skip: 4,
      match: { method: 'POST', path: '/wallet_transactions' },
    })
    world.sandbox.faults.add({
      kind: 'status',
      status: 500,
      skip: 5,
      match: { method: 'POST', path: '/wallet_transactions' },
    })
    const texts = Array.from(
      { length: 8 },
      (_, nth) => `{"wallet_id":"${walletId}","paid_credits":"${nth + 1}.0"}`,
    )
    const { id } = await world.destination(
      texts,
      advancedConfig('POST', '/wallet_transactions', 'wallet_transaction'),
      credentialId,
    )
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 5, unknown: 3, duplicates: 0 })
    expect(
      world.sandbox.requests.filter(
        ({ method, url }) => method === 'POST' && url.endsWith('/wallet_transactions'),
      ),
    ).toHaveLength(8)
    const sent = world.sandbox.requests.filter(({ url }) => url.endsWith('/wallet_transactions'))
    const lost = sent.flatMap(({ fault }, offset) => (fault === null ? [] : [offset]))
    expect((await world.unknown(id)).map(({ offset }) => offset)).toEqual(lost)
    // The same records through another destination of the same Lago are not sent either.
    const { id: copy } = await world.post(`/destinations/${id}/duplicate`)
    await world.activate(copy)
    expect((await world.settled(copy)).progress).toMatchObject({ delivered: 0, duplicates: 5, unknown: 3 })
    expect(
      world.sandbox.requests.filter(
        ({ method, url }) => method === 'POST' && url.endsWith('/wallet_transactions'),
      ),
    ).toHaveLength(8)
  })

  it('asks a person whether a deletion whose answer was lost took effect', async () => {
    await open()
    world.sandbox.faults.add({ kind: 'drop_before', match: { method: 'DELETE' } })
    const texts = ['{"id":"never-there"}', '{"id":"nor-this"}']
    const { id } = await world.destination(
      texts,
      advancedConfig('DELETE', '/subscriptions/{record.id}', null),
    )
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ duplicates: 0, unknown: 1, setAside: 1 })
    expect((await world.unknown(id))[0]?.sentence).toContain('may have deleted it')
  })

  it('keeps the order of records that are about one object', async () => {
    await open()
    world.sandbox.faults.add({
      kind: 'status',
      status: 503,
      skip: 5,
      times: 2,
      match: { path: '/customers' },
    })
    const texts = Array.from({ length: 40 }, (_, nth) => `{"external_id":"c${nth % 3}","name":"Name ${nth}"}`)
    const { id } = await world.destination(texts, advancedConfig('POST', '/customers', 'customer'))
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 40 })
    for (const key of [0, 1, 2]) {
      const accepted = world.sandbox.requests
        .filter(({ status, rawBody }) => status === 200 && rawBody.includes(`"c${key}"`))
        .map(({ rawBody }) => Number(/Name (\d+)/.exec(rawBody)?.[1]))
      expect(accepted).toEqual(texts.flatMap((_, nth) => (nth % 3 === key ? [nth] : [])))
    }
  })

  it('refuses to activate two destinations with other content under the same ids', async () => {
    await open()
    const credentialId = await world.credential()
    const first = await world.destination(usage(10), eventsConfig(), credentialId)
    await world.activate(first.id)
    const { id, config, version } = await world.post(`/destinations/${first.id}/duplicate`)
    if (config.mode !== 'template') throw new Error('It was made with a template.')
    const other = { ...config, mapping: { ...config.mapping, code: { constant: 'other' } } }
    await world.patch(`/destinations/${id}`, { version, config: other })
    const problem = await world.post<{ code: string; detail: string }>(
      `/destinations/${id}/activate`,
      {},
      [409],
    )
    expect(problem.code).toBe('clashing_ids')
    const suffixed = {
      ...other,
      mapping: { ...other.mapping, transaction_id: { derived: { suffix: 'other' } } },
    }
    await world.patch(`/destinations/${id}`, { version: version + 1, config: suffixed })
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 10, duplicates: 0 })
  })

  it('takes what is known of metrics for no difference in content', async () => {
    await open()
    const credentialId = await world.credential()
    const first = await world.destination(usage(10), eventsConfig(), credentialId)
    await world.activate(first.id)
    const { id, config, version } = await world.post(`/destinations/${first.id}/duplicate`)
    await world.patch(`/destinations/${id}`, { version, config: { ...config, meters: { other: 'bytes' } } })
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ duplicates: 10, setAside: 0 })
  })
})
