import type { Destination, Nexset } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventsConfig, usage } from '../../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../../engine/testing/delivery-world.ts'
import { onEachEngine } from '../../testing/databases.ts'
import { deleteNexset } from '../queries/change-nexsets.ts'
import { readNexset } from '../queries/nexset-lists.ts'
import { readRecords } from '../queries/read-records.ts'

const config = eventsConfig({ responseWebhook: true })

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  const responsesOf = async ({ responses }: Destination): Promise<{ nexset: Nexset; texts: string[] }> => {
    const nexset = await readNexset(db(), responses?.id ?? '')
    return { nexset, texts: (await readRecords(db(), nexset.id, 0, 1_000)).map(({ text }) => text) }
  }

  it('are a Nexset of one record for every attempt, whatever came of it', async () => {
    world.sandbox.faults.add({ kind: 'drop_after', times: 1, match: { path: '/events/batch' } })
    const created = await world.destination(usage(1_000), config)
    expect((await responsesOf(created)).nexset).toMatchObject({
      name: 'Request responses from: Usage to Lago',
      source: 'responses',
      responsesOf: { id: created.id },
      recordCount: 0,
    })
    await world.activate(created.id)
    await world.settled(created.id)
    const calls = await world.calls(created.id)
    const { nexset, texts } = await responsesOf(created)
    expect(nexset.recordCount).toBe(calls.length)
    expect(texts).toHaveLength(calls.length)
    expect(calls.length).toBeGreaterThan(10)
    const records = texts.map((text) => JSON.parse(text) as Record<string, unknown>)
    for (const record of records) {
      expect(Object.keys(record)).toEqual([
        'destination',
        'request',
        'attempt',
        'status',
        'error',
        'answer',
        'offsets',
        'sentAt',
        'answeredAt',
      ])
      expect(record.destination).toBe(created.id)
    }
    expect(records.filter(({ status }) => status === null)).toMatchObject([{ error: 'reset', answer: null }])
    const taken = records.filter(({ status }) => status === 200)
    expect(taken[0]?.answer).toHaveProperty('events')
    expect(nexset.attributes.map(({ path }) => path)).toContain('answer')
  })

  it('are used like any other Nexset, and fed by nothing else', async () => {
    const created = await world.destination(usage(3), config)
    const { nexset } = await responsesOf(created)
    await expect(world.append(nexset.id, ['{"a":1}'])).rejects.toThrow('nothing else is added')
    const second = await world.post('/destinations', {
      name: 'Answers to Lago',
      nexsetId: nexset.id,
      credentialId: created.credential.id,
      config: eventsConfig({
        mapping: {
          external_subscription_id: { constant: 's' },
          code: { constant: 'calls' },
          properties: { rest: true },
        },
      }),
    })
    await world.activate(second.id)
    await world.activate(created.id)
    expect((await world.settled(created.id)).progress).toMatchObject({ delivered: 3 })
    await world.until(second.id, ({ progress }) => progress.delivered === 1)
    await expect(deleteNexset(db(), nexset.id)).rejects.toThrow(
      'writes the answers of its calls into this Nexset',
    )
  })

  it('begin when they are asked for, follow a new name, and outlive the destination', async () => {
    const created = await world.destination(usage(3))
    expect(created.responses).toBeNull()
    const changed = await world.patch(`/destinations/${created.id}`, { version: created.version, config })
    const renamed = await world.patch(`/destinations/${created.id}`, {
      version: changed.version,
      name: 'Calls',
    })
    expect(renamed.responses?.name).toBe('Request responses from: Calls')
    await world.activate(created.id)
    await world.settled(created.id)
    await world.call('DELETE', `/destinations/${created.id}`)
    expect((await responsesOf(renamed)).nexset).toMatchObject({ recordCount: 1, responsesOf: null })
  })
})
