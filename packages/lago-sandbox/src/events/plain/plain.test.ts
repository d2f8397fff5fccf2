import { describe, expect, it } from 'vitest'
import { seeded } from '../../faults/chance.ts'
import { createOrganization } from '../../organizations/organization.ts'
import { DEFAULT_API_KEY } from '../../state.ts'
import { event } from '../../testing/with-sandbox.ts'
import { createBatch } from '../create.ts'
import { createPlainBatch } from './create.ts'

const NOW = 1_800_000_000_123
type Store = 'postgres' | 'clickhouse'

const organizationWith = (store: Store) =>
  createOrganization({ name: 'Sandbox', apiKey: DEFAULT_API_KEY, store }, 1, '1.51.0', NOW)

/** What a store makes of a body by parsing it, and what it holds afterwards. */
const carefully = (store: Store, body: string) => {
  const organization = organizationWith(store)
  const query = new URLSearchParams()
  const answer = createBatch({ organization, params: {}, query, body: JSON.parse(body), now: NOW })
  return { answer: String(answer.body), status: answer.status, held: [...organization.events.log.between()] }
}

/** The same without parsing; undefined where the body was declined. */
const plainly = (store: Store, body: string) => {
  const organization = organizationWith(store)
  const answer = createPlainBatch(organization, Buffer.from(body), NOW)
  const held = [...organization.events.log.between()]
  if (answer === undefined) expect(held).toEqual([])
  return answer && { answer: String(answer.body), status: answer.status, held }
}

const SEED = 20_260_821
const SAMPLES = 1_000

/** One of the values, each as likely. */
const chooser = (chance: () => number) => ({
  of: <T>(values: readonly T[]): T => {
    const value = values[Math.floor(chance() * values.length)]
    if (value === undefined) throw new Error('nothing to choose from')
    return value
  },
})

const texts = [
  'a',
  'eu-west',
  '/v1/export',
  '',
  ' ',
  'é',
  '"',
  '\\',
  '\n',
  '5',
  '-1',
  '\u007f',
  '\u0000',
  '😀',
]
const scalars = [
  0,
  -0,
  1,
  -7,
  12.5,
  -0.25,
  1e-7,
  1e21,
  123456789012345,
  1234567890.5,
  0.000001,
  true,
  false,
  null,
]
const secondsOf: readonly unknown[] = [
  1700000000,
  1700000000.5,
  1782864526.706,
  1700000000.000001,
  0,
  9999999999,
  1e10,
  1.5e12,
  -1,
  '1700000000',
  '1700000000.123456',
  '1700000000.1234569',
  '01',
  '',
  'abc',
  null,
  true,
  {},
  [],
]

const randomEvent = (pick: ReturnType<typeof chooser>, position: number): unknown => {
  const usual = event({ transaction_id: `tx-${position}` })
  const value = pick.of([...texts, ...scalars, { nested: 1 }, [1]])
  const changes = pick.of<Record<string, unknown>>([
    {},
    {},
    {},
    { timestamp: pick.of(secondsOf) },
    { properties: { [pick.of(['bytes', '1', 'é', 'a"b', '__proto__'])]: value, region: 'eu' } },
    { properties: pick.of<unknown>([{}, null, 'text', [1]]) },
    { transaction_id: pick.of<unknown>([...texts, 'tx-0', 12, null]) },
    { code: pick.of<unknown>([...texts, 7, null]) },
    { external_subscription_id: pick.of<unknown>([...texts, 7, null]) },
    { precise_total_amount_cents: '1.5' },
    { unknown: 1 },
    { properties: undefined },
    { external_subscription_id: undefined },
  ])
  return { ...usual, ...changes }
}

describe('batches that are taken without parsing them', () => {
  it.each<Store>(['postgres', 'clickhouse'])('come to the same as parsed ones on %s', (store) => {
    const chance = seeded(SEED)
    const pick = chooser(chance)
    let taken = 0
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const length = 1 + Math.floor(chance() * 3)
      const events = Array.from({ length }, (_, position) => randomEvent(pick, position))
      const body = JSON.stringify({ events })
      const plain = plainly(store, body)
      if (plain === undefined) continue
      taken += 1
      expect(plain, `seed ${SEED}, sample ${sample}: ${body}`).toEqual(carefully(store, body))
    }
    expect(taken).toBeGreaterThan(SAMPLES / 10)
    expect(taken).toBeLessThan(SAMPLES)
  })

  it('are never malformed ones', () => {
    const body = JSON.stringify({
      events: [event(), event({ transaction_id: 'tx-2', properties: { a: -1.5 } })],
    })
    const chance = seeded(SEED)
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const at = Math.floor(chance() * body.length)
      const byte = String.fromCharCode(Math.floor(chance() * 128))
      const broken = body.slice(0, at) + (chance() < 0.5 ? byte : '') + body.slice(at + 1)
      const plain = plainly('postgres', broken)
      if (plain)
        expect(plain, `seed ${SEED}, sample ${sample}: ${broken}`).toEqual(carefully('postgres', broken))
    }
  })

  it.each([
    [
      'a key twice',
      '{"transaction_id":"a","transaction_id":"b","code":"c","external_subscription_id":"s","timestamp":1}',
    ],
    [
      'a property twice',
      '{"transaction_id":"a","code":"c","external_subscription_id":"s","timestamp":1,"properties":{"p":1,"p":2}}',
    ],
    [
      'decimals that end in zero',
      '{"transaction_id":"a","code":"c","external_subscription_id":"s","timestamp":1,"properties":{"p":1.0}}',
    ],
    [
      'a number with a zero in front',
      '{"transaction_id":"a","code":"c","external_subscription_id":"s","timestamp":01}',
    ],
    ['spaces', '{"transaction_id": "a","code":"c","external_subscription_id":"s","timestamp":1}'],
    [
      'a sentinel',
      '{"transaction_id":"a","code":"fault_expression","external_subscription_id":"s","timestamp":1}',
    ],
  ])('are none with %s', (_, item) => {
    expect(plainly('postgres', `{"events":[${item}]}`)).toBeUndefined()
  })

  it('hold what was sent', () => {
    const body = JSON.stringify({ events: [event({ timestamp: '1700000000.25' })] })
    expect(plainly('postgres', body)?.held).toEqual([
      {
        transactionId: 'tx-1',
        code: 'api_calls',
        externalSubscriptionId: 'sub-1',
        timestampMicros: 1_700_000_000_250_000,
        preciseTotalAmountCents: null,
        properties: '{"bytes":12}',
        receivedAt: NOW,
      },
    ])
  })
})
