import { describe, expect, it } from 'vitest'
import { refusal, type SandboxClient, withSandbox } from '../testing/with-sandbox.ts'

const openWallet = async (call: SandboxClient['call'], changes: Record<string, unknown> = {}) => {
  await call('POST', '/customers', { customer: { external_id: 'c1' } })
  return call('POST', '/wallets', {
    wallet: { external_customer_id: 'c1', rate_amount: '1.0', currency: 'USD', ...changes },
  })
}

const walletId = (body: unknown): string => (body as { wallet: { lago_id: string } }).wallet.lago_id

describe('wallets', () => {
  it('opens another wallet for each repeat without a code, up to six', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      for (let count = 1; count <= 6; count += 1) expect((await openWallet(call)).status).toBe(200)
      expect((await openWallet(call)).body).toEqual(refusal({ customer: ['wallet_limit_reached'] }))
      expect(sandbox.counts().effects.walletsCreated).toBe(6)
    }))

  it('refuses a repeat with a code, numbers for credits, and an unknown customer', () =>
    withSandbox({}, async ({ call }) => {
      await openWallet(call, { code: 'main' })
      expect((await openWallet(call, { code: 'main' })).body).toEqual(
        refusal({ code: ['value_already_exist'] }),
      )
      expect((await openWallet(call, { paid_credits: 10 })).body).toEqual(
        refusal({ paid_credits: ['invalid_amount'] }),
      )
      expect((await openWallet(call, { external_customer_id: 'x' })).body).toEqual(
        refusal({ customer: ['customer_not_found'] }),
      )
    }))

  it('answers an empty wallet and tops it up afterwards', () =>
    withSandbox({}, async ({ call }) => {
      const { body } = await openWallet(call, { granted_credits: '10.0' })
      expect(body).toMatchObject({ wallet: { credits_balance: '0.0' } })
      expect((await call('GET', `/wallets/${walletId(body)}`)).body).toMatchObject({
        wallet: { credits_balance: '10.0', balance_cents: 1000 },
      })
    }))
})

describe('wallet transactions', () => {
  it('credits again for each repeat', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const id = walletId((await openWallet(call)).body)
      const sent = { wallet_transaction: { wallet_id: id, paid_credits: '20.0', granted_credits: '5.0' } }
      for (const credits of ['25.0', '50.0']) {
        expect((await call('POST', '/wallet_transactions', sent)).body).toMatchObject({
          wallet_transactions: [{ transaction_status: 'purchased' }, { transaction_status: 'granted' }],
        })
        expect((await call('GET', `/wallets/${id}`)).body).toMatchObject({
          wallet: { credits_balance: credits },
        })
      }
      expect(sandbox.counts().effects.walletTransactionsCreated).toBe(4)
    }))

  it('can be looked up by metadata', () =>
    withSandbox({}, async ({ call }) => {
      const id = walletId((await openWallet(call)).body)
      for (const value of ['one', 'two']) {
        const metadata = [{ key: 'ref', value }]
        await call('POST', '/wallet_transactions', {
          wallet_transaction: { wallet_id: id, granted_credits: '1.0', metadata },
        })
      }
      expect((await call('GET', `/wallets/${id}/wallet_transactions?metadata[ref]=two`)).body).toMatchObject({
        wallet_transactions: [{ metadata: [{ key: 'ref', value: 'two' }] }],
        meta: { total_count: 1 },
      })
    }))

  it('refuses numbers and an unknown wallet', () =>
    withSandbox({}, async ({ call }) => {
      const id = walletId((await openWallet(call)).body)
      const send = (fields: unknown) => call('POST', '/wallet_transactions', { wallet_transaction: fields })
      expect((await send({ wallet_id: id, paid_credits: 20 })).body).toEqual(
        refusal({ paid_credits: ['invalid_amount'] }),
      )
      expect((await send({ wallet_id: 'x', paid_credits: '1' })).body).toEqual(
        refusal({ wallet_id: ['wallet_not_found'] }),
      )
    }))
})
