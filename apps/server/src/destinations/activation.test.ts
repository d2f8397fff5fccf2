import type { Activated } from '@ferry/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usage } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
    await world.start()
  })
  afterEach(() => world.close())

  it('starts with what came since a time, by the page it came in', async () => {
    const { id, nexset } = await world.destination(usage(5))
    await db().query(`update page set received_at = '2026-01-01' where nexset_id = $1`, [nexset.id])
    await world.append(nexset.id, usage(3))
    await db().query(`update page set received_at = '2026-02-01' where nexset_id = $1 and first_offset = 5`, [
      nexset.id,
    ])
    const url = `/destinations/${id}/activate`
    const ahead = await world.call('POST', url, { start: '2999-01-01T00:00:00Z' })
    expect(ahead).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', places: [{ path: 'body.start' }] },
    })
    const counted = async (since: string) =>
      (await world.call('GET', `/destinations/${id}/start?since=${since}`)).body
    expect(await counted('2026-01-15T00:00:00Z')).toEqual({ sent: 3, leftOut: 5 })
    expect(await counted('2025-12-31T00:00:00Z')).toEqual({ sent: 8, leftOut: 0 })
    expect(await counted('2026-03-01T00:00:00Z')).toEqual({ sent: 0, leftOut: 8 })
    await world.post(url, { start: '2026-01-15T00:00:00Z' })
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 3, excluded: 5, total: 8 })
  })

  it('says what was sent as a test, and that the start is chosen once', async () => {
    const { id, nexset, credential } = await world.destination(usage(5))
    await db().query(
      `insert into test_call (id, nexset_id, credential_id, offsets, edited, request, outcome, sent_at)
       values (gen_random_uuid(), $1, $2, '{[2,3)}', false, '{}', 'accepted', now())`,
      [nexset.id, credential.id],
    )
    const url = `/destinations/${id}/activate`
    const first = await world.post<Activated>(url)
    expect(first.notes).toEqual(['1 record already sent as a test, not sent again.'])
    await world.post(`/destinations/${id}/pause`)
    const second = await world.post<Activated>(url, { start: 'now' })
    expect(second.notes[0]).toContain('It goes on where it stopped')
  })
})
