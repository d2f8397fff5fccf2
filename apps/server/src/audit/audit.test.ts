import type { AuditEntry } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventsConfig, usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  const auditOf = async (id: string) =>
    (await world.get<{ items: AuditEntry[] }>(`/audit?destinationId=${id}`)).items

  it('keeps who did what to a destination, also after it is gone', async () => {
    const { id } = await world.destination(usage(3))
    await world.post(`/destinations/${id}/activate`)
    await world.post(`/destinations/${id}/pause`)
    const { version } = await world.get(`/destinations/${id}`)
    const change = { version, config: eventsConfig({ batching: null }) }
    expect(await world.call('PATCH', `/destinations/${id}`, change)).toMatchObject({ status: 200 })
    expect(await world.call('DELETE', `/destinations/${id}`)).toMatchObject({ status: 204 })
    const entries = await auditOf(id)
    expect(entries.map(({ act }) => act)).toEqual([
      'delete_destination',
      'edit_destination',
      'pause',
      'activate',
    ])
    for (const entry of entries) {
      expect(entry).toMatchObject({ destination: { id, name: 'Usage to Lago' }, records: [], recordCount: 0 })
      expect(entry.who).not.toBe('')
    }
  })

  it('writes nothing down of what changed nothing', async () => {
    const { id } = await world.destination(usage(3))
    const forbidden = await world.call('POST', `/destinations/${id}/pause`)
    expect(forbidden).toMatchObject({ status: 409, body: { code: 'state_forbids' } })
    await world.post(`/destinations/${id}/activate`)
    await world.post(`/destinations/${id}/activate`)
    await world.post(`/destinations/${id}/pause`)
    await world.post(`/destinations/${id}/pause`)
    expect((await auditOf(id)).map(({ act }) => act)).toEqual(['pause', 'activate'])
  })
})
