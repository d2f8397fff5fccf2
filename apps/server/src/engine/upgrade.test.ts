import type { SetAsideDetail } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { perhapsEdited, severalPlans } from './ranges/claim.ts'
import { usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    const organizations = [{ name: 'Acme', apiKey: DEFAULT_API_KEY, store: 'clickhouse' as const }]
    world = await DeliveryWorld.open(db(), { organizations })
  })
  afterEach(() => world.close())

  /**
   * A worker of an older plan version died after its calls had arrived. What it left behind is as it writes it, with the
   * version in the row changed.
   */
  const afterUpgrade = async (mark = 1) => {
    world.sandbox.faults.add({ kind: 'drop_after', times: null, match: { path: '/events/batch' } })
    const dead = await world.start({ backoffScale: 100 })
    const { id } = await world.destination(usage(300))
    await world.activate(id)
    await expect.poll(() => world.sandbox.events().length, { timeout: 20_000 }).toBe(300)
    await dead.close()
    world.engines.splice(0)
    world.sandbox.faults.clear()
    await db().query(
      `update range set plan_version = $2, maybe_sent = positions, not_before = null where destination_id = $1`,
      [id, mark],
    )
    return id
  }
  const sent = () => world.sandbox.requests.filter(({ method }) => method === 'POST').length

  it.each([
    { by: 'an earlier version', mark: 1 },
    { by: 'several versions', mark: severalPlans },
    { by: 'a retry of an earlier version', mark: perhapsEdited + 1 },
    // As Ferry left it before a retry told its version.
    { by: 'a retry of an unknown version', mark: 0 },
  ])('sends nothing again that $by may have sent, where Lago holds it', async ({ mark }) => {
    const id = await afterUpgrade(mark)
    const before = sent()
    await world.start()
    expect((await world.settled(id, 60_000)).progress).toMatchObject({ duplicates: 300, delivered: 0 })
    expect(sent()).toBe(before)
    expect(world.sandbox.counts().repeatedTransactionIds).toEqual({})
  })

  it('asks a person where Lago does not find it, and sends nothing of it meanwhile', async () => {
    const id = await afterUpgrade()
    const before = sent()
    const match = { method: 'GET', path: '/events/*' }
    world.sandbox.faults.add({ kind: 'status', status: 404, times: null, match })
    await world.start({ backoffScale: 0.001 })
    const { progress } = await world.settled(id, 60_000)
    expect(progress).toMatchObject({ unknown: 300, duplicates: 0 })
    expect((await world.unknown(id))[0]?.sentence).toContain('earlier version of Ferry')
    expect(sent()).toBe(before)
  })

  it.each([
    { by: 'an earlier version', planVersion: 1, unknown: 1, events: 0 },
    { by: 'this version', planVersion: null, unknown: 0, events: 1 },
    // As a retry leaves its range, so that the record can be sent again once more.
    { by: 'a retry of this version', planVersion: perhapsEdited, unknown: 0, events: 1 },
    { by: 'a retry of an earlier version', planVersion: perhapsEdited + 1, unknown: 1, events: 0 },
  ])('looks before somebody sends again what $by may have sent', async ({ planVersion, unknown, events }) => {
    await world.start({ backoffScale: 0.001 })
    const { id } = await world.destination(usage(1, () => ({ id: 'one', at: 'soon' })))
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ setAside: 1 })
    await db().query('update set_aside set may_be_stored = true where destination_id = $1', [id])
    await db().query(
      'update range set plan_version = coalesce($2::int, plan_version) where destination_id = $1',
      [id, planVersion],
    )
    const url = `/destinations/${id}/set-aside`
    const { text, revision } = await world.get<SetAsideDetail>(`${url}/0`)
    await world.call('PUT', `${url}/0`, { text: text.replace('"soon"', '1750000099'), revision })
    await world.post(`${url}/retry`, { records: { all: true } })
    expect((await world.settled(id, 60_000)).progress).toMatchObject({ unknown, delivered: events })
    expect(world.sandbox.events()).toHaveLength(events)
  })
})
