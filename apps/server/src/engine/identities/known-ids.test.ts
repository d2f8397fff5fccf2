import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { onEachEngine } from '../../testing/databases.ts'
import { KnownIds } from './known-ids.ts'
import { moveKnownIds, type Origin } from './log-rows.ts'

const origin = { nexsetId: randomUUID(), destinationId: randomUUID(), configNumber: 1 }
const records = (first: number, count: number, id = (nth: number) => `id-${nth}`) =>
  Array.from({ length: count }, (_, nth) => ({ offset: first + nth, id: id(nth) }))
const claim = (known: KnownIds, of: Origin, claimed: ReturnType<typeof records>) =>
  known.claim(of, { offsets: claimed.map(({ offset }) => offset), ids: claimed.map(({ id }) => id) })

onEachEngine((db) => {
  it('gives an id to one record alone, also between processes that claim at the same time', async () => {
    const organization = randomUUID()
    const processes = Array.from({ length: 4 }, () => new KnownIds(db(), organization))
    const rounds = Array.from({ length: 6 }, (_, round) =>
      processes.map((process, nth) =>
        claim(
          process,
          origin,
          records((round * 4 + nth) * 100, 100, (index) => `${round}-${index}`),
        ),
      ),
    )
    const taken = await Promise.all(rounds.flat())
    expect(taken.reduce((sum, { size }) => sum + size, 0)).toBe(6 * 3 * 100)
  })

  it('knows a record again, and another one with its id', async () => {
    const known = new KnownIds(db(), randomUUID())
    expect((await claim(known, origin, records(0, 3))).size).toBe(0)
    expect((await claim(known, origin, records(0, 3))).size).toBe(0)
    expect(
      [...(await claim(known, origin, records(50, 2)))].map(([offset, owner]) => [offset, owner.offset]),
    ).toEqual([
      [50, 0],
      [51, 1],
    ])
  })

  it('keeps claims that come together, whoever makes them, and gives an id of several to the first', async () => {
    const organization = randomUUID()
    const known = new KnownIds(db(), organization)
    const other = { nexsetId: randomUUID(), destinationId: randomUUID(), configNumber: 3 }
    const [first, second, again, elsewhere] = await Promise.all([
      claim(known, origin, records(0, 3)),
      claim(known, origin, records(10, 4)),
      claim(known, origin, records(10, 4)),
      claim(known, other, records(0, 5).toReversed()),
    ])
    expect(first.size).toBe(0)
    expect([...second.keys()]).toEqual([10, 11, 12])
    expect([...again.keys()]).toEqual([10, 11, 12])
    expect([...elsewhere].map(([offset, owner]) => [offset, owner.offset])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 13],
    ])
    // What another process reads of it is the same.
    const taken = await claim(
      new KnownIds(db(), organization),
      { ...origin, nexsetId: randomUUID() },
      records(0, 6),
    )
    expect(
      [...taken.values()].map(({ nexsetId, offset, configNumber }) => [nexsetId, offset, configNumber]),
    ).toEqual([
      [origin.nexsetId, 0, 1],
      [origin.nexsetId, 1, 1],
      [origin.nexsetId, 2, 1],
      [origin.nexsetId, 13, 1],
      [other.nexsetId, 4, 3],
    ])
  })

  it('goes on under another name of the organization', async () => {
    const [makeshift, organization] = [randomUUID(), randomUUID()]
    const before = new KnownIds(db(), makeshift)
    await claim(
      before,
      origin,
      records(0, 2, (nth) => `old-${nth}`),
    )
    const known = new KnownIds(db(), organization)
    await claim(
      known,
      origin,
      records(10, 1, () => 'new-0'),
    )
    await db().transaction((tx) => moveKnownIds(tx, makeshift, organization))
    const again = [
      ...records(20, 1, () => 'old-1'),
      ...records(30, 1, () => 'new-0'),
      ...records(40, 1, () => 'x'),
    ]
    expect([...(await claim(known, origin, again)).keys()]).toEqual([20, 30])
    await claim(
      before,
      origin,
      records(60, 1, () => 'late'),
    )
  })
})
