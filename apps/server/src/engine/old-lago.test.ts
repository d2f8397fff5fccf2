import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const config = eventsConfig({
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { attribute: 'subscription' },
    code: { constant: 'api_calls' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
})

/**
 * From 1.32.4 to 1.38 Lago refuses a batch with a taken id and stores its other events all the same (lago-api#4772), so
 * what a repair sends once more is there already.
 */
onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db(), { version: '1.35.0' })
    await world.start()
  })
  afterEach(() => world.close())

  it('counts what a refused batch has stored, once, and sets aside only what is another event', async () => {
    const credentialId = await world.credential()
    const texts = usage(250, (index) => ({ id: `own-${index}` }))
    const first = await world.destination([texts[10] ?? '', texts[120] ?? ''], config, credentialId)
    await world.activate(first.id)
    expect((await world.settled(first.id)).progress).toMatchObject({ delivered: 2 })
    const changed = texts.map((text, index) =>
      index === 120 ? text.replace('"bytes":120', '"bytes":9') : text,
    )
    const { id } = await world.destination(changed, config, credentialId)
    await world.activate(id)
    const { progress } = await world.settled(id, 60_000)
    expect(progress).toMatchObject({ setAside: 1, unknown: 0, waiting: 0 })
    expect(progress.delivered + progress.duplicates).toBe(249)
    expect((await world.setAside(id)).map(({ offset }) => offset)).toEqual([120])
    const ids = world.sandbox.events().map(({ transactionId }) => transactionId)
    expect(new Set(ids).size).toBe(250)
    expect(ids).toHaveLength(250)
  })

  it('guesses nothing of them while they cannot be looked up', async () => {
    const credentialId = await world.credential()
    const texts = usage(20, (index) => ({ id: `own-${index}` }))
    const first = await world.destination(texts.slice(0, 1), config, credentialId)
    await world.activate(first.id)
    await world.settled(first.id)
    const match = { method: 'GET', path: '/events/*' }
    world.sandbox.faults.add({ kind: 'status', status: 500, times: 30, match })
    const { id } = await world.destination(texts, config, credentialId)
    await world.activate(id)
    const { progress } = await world.settled(id, 60_000)
    expect(progress).toMatchObject({ setAside: 0 })
    expect(progress.delivered + progress.duplicates + progress.unknown).toBe(20)
    expect(world.sandbox.events()).toHaveLength(20)
  })
})
