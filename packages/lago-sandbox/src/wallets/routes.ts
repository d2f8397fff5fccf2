import { randomUUID } from 'node:crypto'
import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, textOf } from '../json.ts'
import { page } from '../paging.ts'
import { unwrap } from '../wrapper.ts'
import { addCredits, createTransaction, creditErrors, listTransactions } from './transactions.ts'
import type { Wallet } from './wallet.ts'

/** Active wallets a customer may have. */
const WALLET_LIMIT = 6

const createWallet = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'wallet')
  if ('refusal' in wrapped) return wrapped.refusal
  const { fields } = wrapped
  const customer = organization.customers.get(textOf(fields.external_customer_id) ?? '')
  if (!customer) return invalid({ customer: ['customer_not_found'] })
  const active = organization.wallets.filter(
    ({ status, lago_customer_id }) => status === 'active' && lago_customer_id === customer.lago_id,
  )
  if (active.length >= WALLET_LIMIT) return invalid({ customer: ['wallet_limit_reached'] })
  const code = textOf(fields.code)
  if (code !== null && active.some((wallet) => wallet.code === code))
    return invalid({ code: ['value_already_exist'] })
  const errors = creditErrors(fields)
  if (errors) return invalid(errors)
  const rate = textOf(fields.rate_amount)
  if (isBlank(rate) || !(Number(rate) > 0)) return invalid({ rate_amount: ['value_is_invalid'] })
  const wallet: Wallet = {
    lago_id: randomUUID(),
    lago_customer_id: customer.lago_id,
    external_customer_id: customer.external_id,
    status: 'active',
    currency: textOf(fields.currency) ?? 'USD',
    name: textOf(fields.name),
    code,
    priority: typeof fields.priority === 'number' ? fields.priority : 50,
    rate_amount: rate,
    credits_balance: '0.0',
    balance_cents: 0,
    consumed_credits: '0.0',
    created_at: iso(now),
    expiration_at: textOf(fields.expiration_at),
    terminated_at: null,
  }
  organization.wallets.unshift(wallet)
  organization.effects.walletsCreated += 1
  // The first top-up runs in the background: the answer still shows an empty wallet.
  const shown = ok({ wallet })
  addCredits(
    organization,
    wallet,
    { ...fields, name: fields.transaction_name, metadata: fields.transaction_metadata },
    iso(now),
  )
  return shown
}

const listWallets = ({ organization, query }: Call): Answer => {
  const externalId = query.get('external_customer_id') ?? ''
  if (!organization.customers.has(externalId)) return notFound('customer')
  const found = organization.wallets.filter(({ external_customer_id }) => external_customer_id === externalId)
  const { items, meta } = page(found, query)
  return ok({ wallets: items, meta })
}

const addressed = ({ organization, params }: Call): Wallet | undefined =>
  organization.wallets.find(({ lago_id }) => lago_id === params.id)

const getWallet = (call: Call): Answer => {
  const wallet = addressed(call)
  return wallet ? ok({ wallet }) : notFound('wallet')
}

const deleteWallet = (call: Call): Answer => {
  const wallet = addressed(call)
  if (!wallet) return notFound('wallet')
  wallet.status = 'terminated'
  wallet.terminated_at ??= iso(call.now)
  return ok({ wallet })
}

const getTransaction = ({ organization, params }: Call): Answer => {
  const found = organization.walletTransactions.find(({ lago_id }) => lago_id === params.id)
  return found ? ok({ wallet_transaction: found }) : notFound('wallet_transaction')
}

export const walletOperations: readonly Operation[] = [
  { method: 'POST', path: '/wallets', resource: 'wallet', handle: createWallet },
  { method: 'GET', path: '/wallets', resource: 'wallet', handle: listWallets },
  { method: 'GET', path: '/wallets/:id', resource: 'wallet', handle: getWallet },
  { method: 'DELETE', path: '/wallets/:id', resource: 'wallet', handle: deleteWallet },
  {
    method: 'GET',
    path: '/wallets/:id/wallet_transactions',
    resource: 'wallet_transaction',
    handle: listTransactions,
  },
  { method: 'POST', path: '/wallet_transactions', resource: 'wallet_transaction', handle: createTransaction },
  { method: 'GET', path: '/wallet_transactions/:id', resource: 'wallet_transaction', handle: getTransaction },
]
