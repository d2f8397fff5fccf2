import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../../testing/databases.ts'
import { Committer } from '../committer.ts'
import { Ledger, noOutcome, type RangeOutcome } from '../ledger.ts'
import { usage } from '../testing/delivery-parts.ts'
import { DeliveryWorld } from '../testing/delivery-world.ts'
import { claimRanges } from './claim.ts'
import { cutRanges } from './cut.ts'

/** Nothing works on the destination but what a test does by itself. */
onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db())
  })
  afterEach(() => world.close())

  const cutInto = async (ranges: number) => {
    const { id } = await world.destination(usage(ranges * 2_500))
    await world.activate(id)
    await cutRanges(db(), id, { batchSize: 100, maxWaitSeconds: 0 })
    return id
  }
  const claimOf = (destinationId: string, configNumber = 1) => ({
    destinationId,
    owner: 'this test',
    configNumber,
    exclusive: false,
    probe: false,
  })
  /** Gathers, so that what lands together is one commit. */
  const openCommitter = () =>
    new Committer(
      world.deps,
      () => {},
      () => {},
      () => true,
    )
  const stopped = (offset: number): RangeOutcome => ({
    ...noOutcome(),
    setAside: [
      { offset, code: 'bad', field: null, sentence: 'Bad.', status: null, mayBeStored: false, stored: null },
    ],
  })
  const landing = { landed: 0, call: null, intents: [], response: null, key: null }

  it('takes the first ranges, as many as are asked for, each once', async () => {
    const id = await cutInto(3)
    const first = await claimRanges(db(), claimOf(id), 2)
    expect(first.map(({ positions }) => positions)).toEqual([
      [{ from: 0, to: 2_500 }],
      [{ from: 2_500, to: 5_000 }],
    ])
    const rest = await claimRanges(db(), claimOf(id), 2)
    expect(rest.map(({ positions }) => positions)).toEqual([[{ from: 5_000, to: 7_500 }]])
    expect(await claimRanges(db(), claimOf(id), 2)).toEqual([])
  })

  it('takes none for whoever goes by the config of before an edit', async () => {
    const id = await cutInto(1)
    const { config, version } = await world.get(`/destinations/${id}`)
    await world.patch(`/destinations/${id}`, { version, config: { ...config, excludeAttributes: ['bytes'] } })
    expect(await claimRanges(db(), claimOf(id, 1), 1)).toEqual([])
    expect(await claimRanges(db(), claimOf(id, 2), 1)).toMatchObject([{ configNumber: 2 }])
  })

  it('tells two claims of one range apart that one process has after a long standstill', async () => {
    const id = await cutInto(1)
    const [before] = await claimRanges(db(), claimOf(id), 1)
    await world.pass(60)
    const [after] = await claimRanges(db(), claimOf(id), 1)
    if (!before || !after) throw new Error('The range was not claimed.')
    const committer = openCommitter()
    const [old, present] = [new Ledger(before), new Ledger(after)]
    await Promise.all([
      committer.land(old, { outcome: stopped(0), ...landing }),
      committer.land(present, { outcome: stopped(1), ...landing }),
    ])
    expect([old.isLost, present.isLost]).toEqual([true, false])
    const aside = await db().query('select record_offset from set_aside where destination_id = $1', [id])
    expect(aside).toEqual([{ record_offset: 1 }])
    expect((await world.get(`/destinations/${id}`)).progress).toMatchObject({ setAside: 1, waiting: 2_499 })
  })

  it('gives a range back in the commit of its last outcome', async () => {
    const id = await cutInto(1)
    const [claimed] = await claimRanges(db(), claimOf(id), 1)
    if (!claimed) throw new Error('The range was not claimed.')
    const ledger = new Ledger(claimed)
    const delivered = Array.from({ length: 2_500 }, (_, offset) => offset)
    await openCommitter().land(ledger, { outcome: { ...noOutcome(), delivered }, ...landing })
    expect(ledger.isLost).toBe(false)
    const rows = await db().query(
      'select state, lease_owner, in_flight, delivered from range where destination_id = $1',
      [id],
    )
    expect(rows).toEqual([{ state: 'done', lease_owner: null, in_flight: 0, delivered: 2_500 }])
  })
})
