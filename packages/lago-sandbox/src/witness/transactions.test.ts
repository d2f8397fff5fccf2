import { expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { event, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'

const counted = async (call: SandboxClient['call'], query = '') => {
  const { text } = await call('GET', `/__sandbox/transactions${query}`)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

it('tells of each transaction id how often it is held, was accepted, refused, and said something else', () =>
  withSandbox({}, async ({ call, sandbox }) => {
    const post = (changes: Record<string, unknown>) => call('POST', '/events', { event: event(changes) })
    await post({ transaction_id: 'once' })
    await post({ transaction_id: 'resent' })
    await post({ transaction_id: 'resent' })
    await post({ transaction_id: 'changed' })
    await call('POST', '/events/batch', {
      events: [
        event({ transaction_id: 'changed', properties: { bytes: 13 } }),
        event({ transaction_id: 'new' }),
      ],
    })
    await post({ transaction_id: 'twice' })
    await post({ transaction_id: 'twice', external_subscription_id: 'sub-2' })
    const repeated = [
      { transaction_id: 'resent', held: 1, accepted: 1, refused: 1, differing: 0 },
      { transaction_id: 'changed', held: 1, accepted: 1, refused: 1, differing: 1 },
      { transaction_id: 'twice', held: 2, accepted: 2, refused: 0, differing: 1 },
    ]
    expect(await counted(call)).toEqual([
      { transaction_id: 'once', held: 1, accepted: 1, refused: 0, differing: 0 },
      ...repeated,
    ])
    expect(await counted(call, '?repeated=true')).toEqual(repeated)
    expect([...sandbox.transactions()]).toEqual(await counted(call))
    expect(sandbox.counts()).toMatchObject({
      organizations: [{ transactionIds: 4 }],
      repeatedTransactionIds: { twice: 2 },
    })
  }))

it('counts what a ClickHouse store replaced, and what it holds twice', () =>
  withSandbox(
    { organizations: [{ name: 'C', apiKey: DEFAULT_API_KEY, store: 'clickhouse' }] },
    async ({ call }) => {
      await call('POST', '/events/batch', { events: [event(), event(), event({ properties: { bytes: 1 } })] })
      await call('POST', '/events', { event: event({ timestamp: 1700000001 }) })
      expect(await counted(call)).toEqual([
        { transaction_id: 'tx-1', held: 2, accepted: 4, refused: 0, differing: 2 },
      ])
    },
  ))

it('knows no organization of another name', () =>
  withSandbox({}, async ({ call }) => {
    expect((await call('GET', '/__sandbox/transactions?organization=Nobody')).status).toBe(404)
  }))
