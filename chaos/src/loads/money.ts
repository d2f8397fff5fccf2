import type { Witness } from '../world/witness.ts'
import { type Load, missingAndRepeated, some } from './load.ts'

const atOnce = 1_000

/** Credits for one wallet, each record another amount, by which it is found again: a call whose repeat pays twice. */
export const money = (name: string, count: number): Load => {
  let walletId = ''
  return {
    name,
    count,
    config: {
      mode: 'template',
      operation: 'createWalletTransaction',
      mapping: { wallet_id: { attribute: 'wallet' }, granted_credits: { attribute: 'credits' } },
      excludeAttributes: [],
      batching: null,
      responseWebhook: false,
      delivery: {},
    },
    prepare: async (witness) => {
      await witness.lago('POST', '/customers', { customer: { external_id: 'payer', currency: 'EUR' } })
      const wallet = { external_customer_id: 'payer', rate_amount: '1', currency: 'EUR' }
      const made = (await witness.lago('POST', '/wallets', { wallet })) as { wallet: { lago_id: string } }
      walletId = made.wallet.lago_id
    },
    record: (offset) => JSON.stringify({ wallet: walletId, credits: `${offset + 1}.0` }),
    judge: async (witness, { progress, unknown }) => {
      const times = new Uint16Array(count)
      let held = 0
      for await (const amount of amountsOf(witness, walletId)) {
        held += 1
        times[amount - 1] = (times[amount - 1] ?? 0) + 1
      }
      const { missing, extra } = missingAndRepeated(times, (offset) => !unknown.has(offset))
      const arrived = [...unknown].filter((offset) => times[offset] === 1).length
      const wrong: string[] = []
      if (missing.length > 0) wrong.push(`missing: ${some(missing)}`)
      if (progress.setAside > 0) wrong.push(`${progress.setAside} set aside, but none is bad`)
      if (progress.unknown !== unknown.size)
        wrong.push(`${progress.unknown} counted as unknown, ${unknown.size} listed`)
      return {
        lost: missing.length,
        doubled: extra,
        wrong,
        held: `${held.toLocaleString('en')} credits, ${arrived} of the unknown among them`,
      }
    },
  }
}

/** Lago's own list of what a wallet got, in whole credits. */
async function* amountsOf(witness: Witness, walletId: string): AsyncGenerator<number> {
  for (let page = 1; ; page += 1) {
    const listed = (await witness.lago(
      'GET',
      `/wallets/${walletId}/wallet_transactions?page=${page}&per_page=${atOnce}`,
    )) as { wallet_transactions: { credit_amount: string }[] }
    yield* listed.wallet_transactions.map(({ credit_amount }) => Number(credit_amount))
    if (listed.wallet_transactions.length < atOnce) return
  }
}
