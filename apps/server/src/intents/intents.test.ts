import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { claimIntents, settleIntents, staleAfterSeconds, voidIntents } from './intents.ts'

const content = 'a hash of the request'

onEachEngine((db) => {
  const newKey = async () => {
    const [credentialId, nexsetId] = [randomUUID(), randomUUID()]
    await db().query(
      `insert into credential (id, name, deployment, base_url, key_sealed, key_ending)
       values ($1, 'Lago', 'self_hosted', 'http://127.0.0.1:1/api/v1', 'sealed', '0001')`,
      [credentialId],
    )
    await db().query(`insert into nexset (id, name, state) values ($1, 'Usage', 'ready')`, [nexsetId])
    return { organization: randomUUID(), credentialId, operation: 'createWalletTransaction', nexsetId }
  }

  it('lets one of many claim a record', async () => {
    const key = await newKey()
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        claimIntents(db(), { ...key, offsets: [3, 1, 2], origin: 'delivery', content }),
      ),
    )
    expect(claims.flatMap(({ claimed }) => claimed).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    for (const { claimed, held } of claims) expect(claimed.length + held.length).toBe(3)
  })

  it('says what became of records that were claimed before', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1, 2, 3], origin: 'test', content })
    await settleIntents(db(), key, [0], 'arrived')
    await settleIntents(db(), key, [1], 'unknown')
    await settleIntents(db(), key, [2], 'absent')
    const { claimed, held } = await claimIntents(db(), {
      ...key,
      offsets: [0, 1, 2, 3],
      origin: 'delivery',
      content,
    })
    expect(claimed).toEqual([2])
    expect(held).toEqual([
      { offset: 0, state: 'arrived', origin: 'test', isSame: true, isFirst: true },
      { offset: 1, state: 'unknown', origin: 'test', isSame: true, isFirst: true },
      { offset: 3, state: 'sending', origin: 'test', isSame: true, isFirst: true },
    ])
  })

  it('gives a second claim only to a person who confirmed, and not while one is being sent', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1], origin: 'test', content })
    await settleIntents(db(), key, [0], 'arrived')
    const { claimed, held } = await claimIntents(db(), {
      ...key,
      offsets: [0, 1],
      origin: 'test',
      again: true,
      content,
    })
    expect(claimed).toEqual([0])
    expect(held).toEqual([{ offset: 1, state: 'sending', origin: 'test', isSame: true, isFirst: true }])
  })

  it('forgets no earlier send when a confirmed second one had no effect', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1], origin: 'delivery', content })
    await settleIntents(db(), key, [0], 'arrived')
    await settleIntents(db(), key, [1], 'unknown')
    const again = await claimIntents(db(), {
      ...key,
      offsets: [0, 1, 2],
      origin: 'test',
      again: true,
      content,
    })
    expect(again.claimed).toEqual([0, 1, 2])
    await settleIntents(db(), key, again.claimed, 'absent')
    expect(
      (await claimIntents(db(), { ...key, offsets: [0, 1, 2], origin: 'delivery', content })).held,
    ).toEqual([
      { offset: 0, state: 'arrived', origin: 'delivery', isSame: true, isFirst: true },
      { offset: 1, state: 'unknown', origin: 'delivery', isSame: true, isFirst: true },
    ])
  })

  it('knows other content from the same, and what was sent before one that had no effect', async () => {
    const key = await newKey()
    const again = { ...key, offsets: [0], origin: 'test', content: 'edited', again: true } as const
    await claimIntents(db(), { ...key, offsets: [0], origin: 'test', content })
    await settleIntents(db(), key, [0], 'arrived')
    await claimIntents(db(), again)
    await settleIntents(db(), key, [0], 'absent')
    const { held } = await claimIntents(db(), { ...again, again: false })
    expect(held).toEqual([{ offset: 0, state: 'arrived', origin: 'test', isSame: false, isFirst: true }])
    await claimIntents(db(), again)
    await settleIntents(db(), key, [0], 'arrived')
    expect((await claimIntents(db(), { ...again, again: false })).held).toMatchObject([{ isSame: true }])
  })

  it('takes for unknown what a dead process was sending', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0], origin: 'delivery', content })
    await db().query(`update intent set at = at - $1 * interval '1 second'`, [staleAfterSeconds + 1])
    const { held } = await claimIntents(db(), { ...key, offsets: [0], origin: 'delivery', content })
    expect(held).toMatchObject([{ state: 'unknown' }])
    await claimIntents(db(), { ...key, offsets: [1], origin: 'delivery', content })
    await voidIntents(db())
    expect((await claimIntents(db(), { ...key, offsets: [1], origin: 'test', content })).held).toMatchObject([
      { state: 'unknown' },
    ])
  })
})
