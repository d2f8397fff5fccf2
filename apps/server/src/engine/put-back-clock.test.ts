import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { eventsConfig, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const paced = (delivery: object) => eventsConfig({ delivery })

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  /** As if the clock had been a day ahead so far: all that was written lies a day ahead of it now. */
  const putBack = async () => {
    const day = `interval '1 day'`
    await db().query(`update range set not_before = not_before + ${day}, lease_until = lease_until + ${day}`)
    await db().query(`update budget set window_ends_at = window_ends_at + ${day}`)
    await db().query(`update pace set next_at = next_at + ${day}`)
    await db().query(`update destination set probe_at = probe_at + ${day}`)
    await db().query(`update in_flight_share set until = until + ${day}`)
  }
  const settles = async (id: string, delivered: number) =>
    expect((await world.settled(id, 30_000)).progress).toMatchObject({ delivered, duplicates: 0 })

  it('tries again, when the clock that the wait ends by was put back', async () => {
    world.sandbox.faults.add({ kind: 'status', status: 503, times: 4 })
    const first = await world.start({ backoffScale: 60 })
    const { id } = await world.destination(usage(10), paced({ inFlight: 1, requestsPerSecond: 5 }))
    await world.activate(id)
    const waiting = () => db().query(`select number from range where not_before is not null`)
    await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1)
    await first.close()
    await putBack()
    world.sandbox.faults.clear()
    await world.start()
    await settles(id, 10)
  })

  it('asks whether a limit is over, when its window ends tomorrow', async () => {
    world.sandbox.faults.add({ kind: 'rate_limit', times: 1 })
    await world.start()
    const { id } = await world.destination(usage(10), paced({}))
    await world.activate(id)
    const paused = () => db().query(`select remaining from budget where remaining = 0`)
    await expect.poll(paused, { timeout: 10_000 }).toHaveLength(1)
    await putBack()
    await settles(id, 10)
  })

  it('probes a held destination, when its probe is due tomorrow', async () => {
    world.sandbox.faults.add({ kind: 'status', status: 401, times: 1 })
    await world.start()
    const { id } = await world.destination(usage(10), paced({}))
    await world.activate(id)
    await world.until(id, ({ status }) => status === 'held')
    await putBack()
    await settles(id, 10)
  })

  it('takes what a dead worker held, when its lease ends tomorrow', async () => {
    const { id, nexset } = await world.destination(usage(10), paced({ inFlight: 1 }))
    await world.activate(id)
    await world.start()
    await settles(id, 10)
    await db().query(
      `insert into range (destination_id, number, positions, record_count, first_offset, config_number, plan_version, state, lease_owner, lease_until)
       select $1, 99, '{[10,20)}', 10, 10, 1, 0, 'running', 'dead', clock_timestamp() + interval '1 day'`,
      [id],
    )
    await db().query(`update destination set cut_offset = 20, next_range_number = 100 where id = $1`, [id])
    await world.append(nexset.id, usage(20).slice(10))
    const lease = async () => {
      const [row] = await db().query<{ seconds: number }>(
        `select extract(epoch from lease_until - clock_timestamp())::float8 as seconds from range where number = 99`,
      )
      return row?.seconds ?? 0
    }
    await expect.poll(lease, { timeout: 10_000 }).toBeLessThan(11)
    await world.pass(11)
    await settles(id, 20)
  })
})
