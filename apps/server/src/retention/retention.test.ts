import type { CallDetail, SetAsideDetail } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { deleteNexset } from '../nexsets/queries/change-nexsets.ts'
import { onEachEngine } from '../testing/databases.ts'
import { forgetCallDetails } from './forget-call-details.ts'
import { readCallDetailsDays, saveCallDetailsDays } from './queries/call-details-days.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  it('forgets what calls were answered, not that they were made, nor what a person still needs', async () => {
    const refuse = { kind: 'status', status: 422, times: 1, match: { path: '/events/batch' } } as const
    world.sandbox.faults.add({
      ...refuse,
      body: '{"status":422,"error":"Unprocessable Entity","code":"validation_errors","error_details":{"0":{"code":["value_is_invalid"]}}}',
    })
    const { id, nexset } = await world.destination(usage(300))
    await world.activate(id)
    const { progress } = await world.settled(id)
    expect(progress).toMatchObject({ delivered: 299, setAside: 1 })
    expect(await readCallDetailsDays(db())).toBe(30)
    expect(await forgetCallDetails(db())).toBe(0)
    await db().query(`update call set answered_at = answered_at - interval '8 days'`)
    expect(await forgetCallDetails(db())).toBe(0)
    await saveCallDetailsDays(db(), 7)
    const before = await world.calls(id)
    expect(await forgetCallDetails(db())).toBe(before.length - 1)
    const [accepted] = before.filter(({ outcome }) => outcome === 'accepted')
    const detail = await world.get<CallDetail>(`/destinations/${id}/calls/${accepted?.id}`)
    expect(detail).toMatchObject({
      detailsForgotten: true,
      request: { matches: true },
      answer: { body: null },
    })
    const [aside] = await world.setAside(id)
    const kept = await world.get<SetAsideDetail>(`/destinations/${id}/set-aside/${aside?.offset}`)
    expect(kept.call?.answer.body).toContain('value_is_invalid')
    expect((await world.get(`/destinations/${id}`)).progress).toEqual(progress)
    await expect(deleteNexset(db(), nexset.id)).rejects.toThrow('Nothing was deleted')
    await db().query(`delete from setting where key = 'call_details_days'`)
  })
})
