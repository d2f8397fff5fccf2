import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { advancedConfig } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const otherKey = '4a3b2c1d-0000-4000-8000-00000000beef'
const config = advancedConfig('POST', '/wallet_transactions', 'wallet_transaction')

onEachEngine((db) => {
  let world: DeliveryWorld
  let texts: string[]
  beforeEach(async () => {
    const organizations = [
      { name: 'Acme', apiKey: DEFAULT_API_KEY },
      { name: 'Other', apiKey: otherKey },
    ]
    world = await DeliveryWorld.open(db(), { organizations })
    await world.start()
    texts = [`{"wallet_id":"${await world.wallet()}","paid_credits":"1.0"}`]
  })
  afterEach(() => world.close())

  const moved = () => world.sandbox.requests.filter(({ url }) => url.endsWith('/wallet_transactions')).length
  const refuseOrganization = (times: number | null) =>
    world.sandbox.faults.add({
      kind: 'status',
      status: 403,
      body: '{"status":403,"error":"Forbidden","code":"read_action_not_allowed_for_organization"}',
      times,
      match: { path: '/organizations' },
    })
  /** The same records by another credential. */
  const deliverAgain = async (nexsetId: string, apiKey = DEFAULT_API_KEY) => {
    const credentialId = await world.credential(apiKey)
    const { id } = await world.post('/destinations', { name: 'Again', nexsetId, credentialId, config })
    await world.activate(id)
    return (await world.settled(id)).progress
  }
  const deliver = async () => {
    const { id, nexset } = await world.destination(texts, config)
    await world.activate(id)
    expect((await world.settled(id)).progress).toMatchObject({ delivered: 1 })
    return nexset.id
  }

  it('is moved once for each record, whatever credential of the organization it goes by', async () => {
    expect(await deliverAgain(await deliver())).toMatchObject({ delivered: 0, duplicates: 1 })
    expect(moved()).toBe(1)
  })

  it('is moved once with a key that may not read its organization', async () => {
    refuseOrganization(null)
    expect(await deliverAgain(await deliver())).toMatchObject({ delivered: 0, duplicates: 1 })
    expect(moved()).toBe(1)
  })

  it('is moved once where the organization becomes known only later', async () => {
    refuseOrganization(1)
    expect(await deliverAgain(await deliver())).toMatchObject({ delivered: 0, duplicates: 1 })
    expect(moved()).toBe(1)
  })

  it('is not moved while Lago does not tell whose it is', async () => {
    world.sandbox.faults.add({ kind: 'drop_before', match: { path: '/organizations' }, times: 2 })
    await deliver()
    expect(moved()).toBe(1)
  })

  it.each(['at once', 'only later'])(
    'is left to a person where other content was delivered for the record, its organization known %s',
    async (when) => {
      if (when === 'only later') refuseOrganization(1)
      const { id, nexset } = await world.destination(texts, config)
      await world.activate(id)
      await world.settled(id)
      const other = { ...config, headers: [], url: `${config.mode === 'advanced' ? config.url : ''}?other=1` }
      const credentialId = await world.credential()
      const body = { name: 'Other', nexsetId: nexset.id, credentialId, config: other }
      const second = await world.post('/destinations', body)
      const problem = await world.post<{ code: string; detail: string }>(
        `/destinations/${second.id}/activate`,
        {},
        [409],
      )
      expect(problem.code).toBe('clashing_ids')
      expect(problem.detail).toContain('"Usage to Lago" makes the same kind of call')
      await world.call('DELETE', `/destinations/${id}`)
      await world.activate(second.id)
      expect((await world.settled(second.id)).progress).toMatchObject({ duplicates: 0, unknown: 1 })
      expect((await world.unknown(second.id))[0]?.sentence).toContain('with other content')
      expect(moved()).toBe(1)
    },
  )

  it('is moved in another organization all the same', async () => {
    const nexsetId = await deliver()
    expect(await deliverAgain(nexsetId, otherKey)).toMatchObject({ duplicates: 0 })
    expect(moved()).toBe(2)
  })
})
