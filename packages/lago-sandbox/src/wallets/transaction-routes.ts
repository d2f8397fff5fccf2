import { notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { page } from '../paging.ts'
import { paymentUrl } from '../payments/provider.ts'
import { createTransaction } from './transactions.ts'
import type { WalletTransaction } from './wallet.ts'

const on =
  (act: (transaction: WalletTransaction, call: Call) => Answer) =>
  (call: Call): Answer => {
    const { organization, params } = call
    const found = organization.walletTransactions.find(({ lago_id }) => lago_id === params.id)
    return found ? act(found, call) : notFound('wallet_transaction')
  }

const createPaymentUrl = (transaction: WalletTransaction, { organization }: Call): Answer => {
  const wallet = organization.wallets.find(({ lago_id }) => lago_id === transaction.lago_wallet_id)
  const customer = organization.customers.get(wallet?.external_customer_id ?? '')
  return paymentUrl(customer, 'wallet_transaction_payment_details', {
    lago_wallet_transaction_id: transaction.lago_id,
  })
}

/** Nothing consumes credits here, so these lists are empty. */
const emptyList = (name: string) =>
  on((_transaction, { query }) => {
    const { items, meta } = page([], query)
    return ok({ [name]: items, meta })
  })

const one = '/wallet_transactions/:id'
const resource = 'wallet_transaction'

export const transactionOperations: readonly Operation[] = [
  { method: 'POST', path: '/wallet_transactions', resource, handle: createTransaction },
  {
    method: 'GET',
    path: one,
    resource,
    handle: on((transaction) => ok({ wallet_transaction: transaction })),
  },
  { method: 'POST', path: `${one}/payment_url`, resource, handle: on(createPaymentUrl) },
  {
    method: 'GET',
    path: `${one}/consumptions`,
    resource,
    handle: emptyList('wallet_transaction_consumptions'),
  },
  { method: 'GET', path: `${one}/fundings`, resource, handle: emptyList('wallet_transaction_fundings') },
]
