import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/databases.ts'
import { openTestServer, testToken } from '../testing/server.ts'

const day = 24 * 60 * 60 * 1000

describe('over time', () => {
  let database: TestDatabase
  let time = Date.parse('2026-07-01T00:00:00.000Z')
  const open = () => openTestServer(database.db, { now: () => new Date(time) })
  beforeAll(async () => {
    database = await openTestDatabase('embedded')
  })
  afterAll(() => database.remove())

  it('a session outlives a restart and ends after 30 days', async () => {
    const before = await open()
    const { headers } = await before.app.inject({ url: before.signIn.path })
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    await before.close()

    const after = await open()
    const status = async () =>
      (await after.app.inject({ url: '/api/v1/credentials', headers: { cookie } })).statusCode
    expect(await status()).toBe(200)
    time += 30 * day - 1000
    expect(await status()).toBe(200)
    time += 1000
    expect(await status()).toBe(401)
    await after.close()
  })

  it('tokens are not looked at after 20 wrong ones, until a minute is over; browsers go on', async () => {
    const { app, signIn, close } = await open()
    const { headers } = await app.inject({ url: signIn.path })
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    const status = async (given: Record<string, string>) =>
      (await app.inject({ url: '/api/v1/credentials', headers: given })).statusCode
    for (let tries = 0; tries < 20; tries += 1)
      expect(await status({ authorization: 'Bearer wrong' })).toBe(401)
    expect(await status({ authorization: `Bearer ${testToken}` })).toBe(429)
    expect(await status({ cookie })).toBe(200)
    time += 60_000
    expect(await status({ authorization: `Bearer ${testToken}` })).toBe(200)
    await close()
  })
})
