import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const mapping = {
  transaction_id: { attribute: 'id' },
  external_subscription_id: { attribute: 'subscription' },
  code: { constant: 'api_calls' },
  timestamp: { attribute: 'at' },
  properties: { rest: true as const },
}

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    const organizations = [{ name: 'Acme', apiKey: DEFAULT_API_KEY, store: 'clickhouse' as const }]
    world = await DeliveryWorld.open(db(), { organizations })
    await world.start()
  })
  afterEach(() => world.close())

  const deliver = async (texts: readonly string[], credentialId?: string) => {
    const { id } = await world.destination(texts, eventsConfig({ mapping }), credentialId)
    await world.activate(id)
    return { id, progress: (await world.settled(id)).progress }
  }

  it('sends one of two records with one id, however far apart they are, where Lago would take both', async () => {
    // The last record has the id of the first and another content; the one before it is the second once more.
    const texts = usage(3_000, (index) => ({ id: `own-${index}` }))
    texts[2_999] = texts[2_999]?.replace('own-2999', 'own-0') ?? ''
    texts[2_998] = texts[1] ?? ''
    const { id, progress } = await deliver(texts)
    expect(progress).toMatchObject({ delivered: 2_998, duplicates: 1, setAside: 1 })
    const [left, ...others] = await world.setAside(id)
    expect(others).toEqual([])
    expect(left?.code).toBe('id_repeated')
    expect(left?.sentence).toMatch(/"own-0" is already that of record (1|3000), which says something else/)
    const events = Map.groupBy(world.sandbox.events(), ({ transactionId }) => transactionId)
    expect(events.get('own-0')).toHaveLength(1)
    expect(events.size).toBe(2_998)
  })

  it('knows ids of another destination, and of a Ferry that was started again', async () => {
    await deliver(usage(5, (index) => ({ id: `two-${index}` })))
    await Promise.all(world.engines.splice(0).map((engine) => engine.close()))
    await world.start()
    const changed = usage(8, (index) => ({ id: `two-${index}`, ...(index === 2 && { bytes: 999 }) }))
    const { id, progress } = await deliver(changed)
    expect(progress).toMatchObject({ delivered: 3, duplicates: 4, setAside: 1 })
    expect((await world.setAside(id))[0]).toMatchObject({ offset: 2, field: 'transaction_id' })
    expect((await world.setAside(id))[0]?.sentence).toContain('record 3 of another Nexset')
  })

  it('takes a record that is sent again for what it is', async () => {
    world.sandbox.faults.add({ kind: 'drop_after', skip: 1, times: 3 })
    const { progress } = await deliver(usage(1_500, (index) => ({ id: `three-${index}` })))
    expect(progress).toMatchObject({ delivered: 1_500, duplicates: 0, setAside: 0 })
  })

  it('remembers the event store of the organization, also for its other credentials', async () => {
    const credentialId = await world.credential()
    const other = await world.credential()
    await db().query(`update credential set organization_id = 'one', identity = 'one' where id in ($1, $2)`, [
      credentialId,
      other,
    ])
    await deliver(
      usage(5, (index) => ({ id: `four-${index}` })),
      credentialId,
    )
    const stores = await db().query(`select event_store from credential where organization_id = 'one'`)
    expect(stores).toEqual([{ event_store: 'clickhouse' }, { event_store: 'clickhouse' }])
  })
})
