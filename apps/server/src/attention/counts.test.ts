import type { SetAside, Unknown } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { advancedConfig } from '../engine/testing/delivery-parts.ts'
import { DeliveryWorld, expectSum } from '../engine/testing/delivery-world.ts'
import { onEachEngine } from '../testing/databases.ts'

const total = 12
/** What somebody does next; `at` says to which of the records that are there. */
const act = fc.record({
  kind: fc.constantFrom(
    'edit',
    'retry',
    'retry_all',
    'discard',
    'restore',
    'arrived',
    'send',
    'leave',
    'reopen',
    'replay',
    'pause',
    'activate',
    'lose_answers',
    'append',
  ),
  at: fc.nat(total - 1),
  twice: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

onEachEngine((db) => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await DeliveryWorld.open(db(), { organizations: [{ name: 'Acme', apiKey: DEFAULT_API_KEY }] })
    await world.start()
  })
  afterEach(() => world.close())

  /** Money calls: one goes wrong (no wallet), two have unknown outcomes, the others arrive. */
  const begin = async (wallet: string): Promise<string> => {
    world.sandbox.faults.clear()
    world.sandbox.faults.add({ kind: 'drop_after', times: 1, match: { path: '/wallet_transactions' } })
    world.sandbox.faults.add({ kind: 'drop_before', times: 1, match: { path: '/wallet_transactions' } })
    const texts = Array.from({ length: total }, (_, nth) => record(nth % 3 === 2 ? 'nobody' : wallet, nth))
    const { id } = await world.destination(
      texts,
      advancedConfig('POST', '/wallet_transactions', 'wallet_transaction'),
    )
    await world.activate(id)
    return id
  }
  const record = (wallet: string, nth: number) => `{"wallet_id":"${wallet}","paid_credits":"${nth + 1}.0"}`

  const perform = async (id: string, wallet: string, { kind, at }: Act) => {
    const url = `/destinations/${id}`
    const aside = async (discarded: boolean) =>
      (await world.get<{ items: SetAside[] }>(`${url}/set-aside?limit=50&discarded=${discarded}`)).items
    const unknown = async (left: boolean) =>
      (await world.get<{ items: Unknown[] }>(`${url}/unknown?limit=50&left=${left}`)).items
    const oneOf = <Item>(items: Item[]) => items[at % Math.max(1, items.length)]
    const answer = async (name: string, left = false) => {
      const one = oneOf(await unknown(left))
      if (one) await world.call('POST', `${url}/unknown/${one.offset}`, { answer: name, confirmed: true })
    }
    switch (kind) {
      case 'edit': {
        const one = oneOf(await aside(false))
        const body = { text: record(wallet, one?.offset ?? 0), revision: one?.revision ?? 0 }
        return one && world.call('PUT', `${url}/set-aside/${one.offset}`, body)
      }
      case 'retry': {
        const one = oneOf(await aside(false))
        return one && world.call('POST', `${url}/set-aside/retry`, { records: { offsets: [one.offset] } })
      }
      case 'retry_all':
        return world.call('POST', `${url}/set-aside/retry`, { records: { all: true } })
      case 'discard':
      case 'restore': {
        const one = oneOf(await aside(kind === 'restore'))
        const body = { records: { offsets: [one?.offset ?? 0] }, why: 'chance' }
        return one && world.call('POST', `${url}/set-aside/${kind}`, body)
      }
      case 'arrived':
      case 'send':
      case 'leave':
        return answer(kind)
      case 'reopen':
        return answer(kind, true)
      case 'replay':
        return world.call('POST', `${url}/replay`, { records: { from: at, to: at + 3 }, confirmed: true })
      case 'pause':
      case 'activate':
        return world.call('POST', `${url}/${kind}`, {})
      case 'lose_answers':
        return world.sandbox.faults.add({
          kind: 'drop_after',
          times: 1,
          match: { path: '/wallet_transactions' },
        })
      case 'append': {
        const { nexset } = await world.get(url)
        return world.append(nexset.id, [record(wallet, at)])
      }
      default:
        return kind satisfies never
    }
  }

  /** Every record that is cut is in exactly one range of the delivery, and every listed one in the range that it names. */
  const expectPartition = async (id: string) => {
    const [row] = await world.db.query(
      `select (select cut_offset from destination where id = $1) as cut,
         (select coalesce(sum(record_count), 0)::bigint from range where destination_id = $1 and run = 0) as counted,
         (select coalesce(sum(upper(s) - lower(s)), 0)::bigint
            from unnest((select range_agg(positions) from range where destination_id = $1 and run = 0)) s) as covered,
         (select count(*) from set_aside a where destination_id = $1 and not exists (select from range r
            where r.destination_id = $1 and r.number = a.range_number and r.finished @> a.record_offset)) as lost_aside,
         (select count(*) from unknown_record u where destination_id = $1 and not exists (select from range r
            where r.destination_id = $1 and r.number = u.range_number and r.finished @> u.record_offset)) as lost_unknown`,
      [id],
    )
    expect(row).toEqual({
      cut: row?.cut,
      counted: row?.cut,
      covered: row?.cut,
      lost_aside: 0,
      lost_unknown: 0,
    })
  }

  it('add up after every act of a person, whatever was done before', { timeout: 180_000 }, async () => {
    const wallet = await world.wallet()
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const id = await begin(wallet)
        for (const one of acts) {
          await Promise.all([perform(id, wallet, one), one.twice && perform(id, wallet, one)])
          const { progress } = await world.get(`/destinations/${id}`)
          expectSum(progress)
          const open = await world.get<{ items: SetAside[] }>(`/destinations/${id}/set-aside?limit=50`)
          expect(open.items.length).toBeLessThanOrEqual(progress.total)
        }
        world.sandbox.faults.clear()
        await world.call('POST', `/destinations/${id}/activate`, {})
        await world.settled(id)
        await expectPartition(id)
        await world.call('DELETE', `/destinations/${id}`)
      }),
      { numRuns: 8 },
    )
  })
})
