import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { claimIntents, settleIntents, staleAfterSeconds, voidIntents } from './intents.ts'

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
      Array.from({ length: 8 }, () => claimIntents(db(), { ...key, offsets: [3, 1, 2], origin: 'delivery' })),
    )
    expect(claims.flatMap(({ claimed }) => claimed).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    for (const { claimed, held } of claims) expect(claimed.length + held.length).toBe(3)
  })

  it('says what became of records that were claimed before', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1, 2, 3], origin: 'test' })
    await settleIntents(db(), key, [0], 'arrived')
    await settleIntents(db(), key, [1], 'unknown')
    await settleIntents(db(), key, [2], 'absent')
    const { claimed, held } = await claimIntents(db(), { ...key, offsets: [0, 1, 2, 3], origin: 'delivery' })
    expect(claimed).toEqual([2])
    expect(held).toEqual([
      { offset: 0, state: 'arrived', origin: 'test' },
      { offset: 1, state: 'unknown', origin: 'test' },
      { offset: 3, state: 'sending', origin: 'test' },
    ])
  })

  it('gives a second claim only to a person who confirmed, and not while one is being sent', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1], origin: 'test' })
    await settleIntents(db(), key, [0], 'arrived')
    const { claimed, held } = await claimIntents(db(), {
      ...key,
      offsets: [0, 1],
      origin: 'test',
      again: true,
    })
    expect(claimed).toEqual([0])
    expect(held).toEqual([{ offset: 1, state: 'sending', origin: 'test' }])
  })

  it('forgets no earlier send when a confirmed second one had no effect', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0, 1], origin: 'delivery' })
    await settleIntents(db(), key, [0], 'arrived')
    await settleIntents(db(), key, [1], 'unknown')
    const again = await claimIntents(db(), { ...key, offsets: [0, 1, 2], origin: 'test', again: true })
    expect(again.claimed).toEqual([0, 1, 2])
    await settleIntents(db(), key, again.claimed, 'absent')
    expect((await claimIntents(db(), { ...key, offsets: [0, 1, 2], origin: 'delivery' })).held).toEqual([
      { offset: 0, state: 'arrived', origin: 'delivery' },
      { offset: 1, state: 'unknown', origin: 'delivery' },
    ])
  })

  it('takes for unknown what a dead process was sending', async () => {
    const key = await newKey()
    await claimIntents(db(), { ...key, offsets: [0], origin: 'delivery' })
    await db().query(`update intent set at = at - $1 * interval '1 second'`, [staleAfterSeconds + 1])
    const { held } = await claimIntents(db(), { ...key, offsets: [0], origin: 'delivery' })
    expect(held).toMatchObject([{ state: 'unknown' }])
    await claimIntents(db(), { ...key, offsets: [1], origin: 'delivery' })
    await voidIntents(db())
    expect((await claimIntents(db(), { ...key, offsets: [1], origin: 'test' })).held).toMatchObject([
      { state: 'unknown' },
    ])
  })
})
