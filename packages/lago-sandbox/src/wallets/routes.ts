import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { among, billingEntities } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import { metadataOperations, readMetadata } from '../metadata/metadata.ts'
import { unwrap } from '../wrapper.ts'
import { createCustomerWallet, createWallet } from './create.ts'
import { customerWallet, walletById, walletWithCode } from './find.ts'
import { transactionOperations } from './transaction-routes.ts'
import { listTransactions } from './transactions.ts'
import { appliesTo, recurringRules, type Wallet, walletJson } from './wallet.ts'

type Find = (call: Call) => { wallet: Wallet } | { refusal: Answer }

const wallets: List<Wallet> = {
  plural: 'wallets',
  filters: [
    among('currency', ({ currency }) => currency),
    billingEntities(({ billing_entity_code }) => billing_entity_code),
  ],
  show: walletJson,
}

/** Always of one customer (lago-api:app/queries/wallets_query.rb). */
const listWallets =
  (customerOf: (call: Call) => string | null | undefined) =>
  (call: Call): Answer => {
    const externalId = customerOf(call) ?? ''
    if (!call.organization.customers.has(externalId)) return notFound('customer')
    const owned = call.organization.wallets.filter(
      ({ external_customer_id }) => external_customer_id === externalId,
    )
    return answerList(wallets, owned, call)
  }

/** The columns a PUT may change; only keys that are present do. */
const change = (wallet: Wallet, fields: Record<string, unknown>, at: string): void => {
  if ('name' in fields) wallet.name = textOf(fields.name)
  if (typeof fields.priority === 'number') wallet.priority = fields.priority
  const code = textOf(fields.code)
  if (code !== null) wallet.code = code
  if ('expiration_at' in fields) wallet.expiration_at = textOf(fields.expiration_at)
  if ('purchase_order_number' in fields) wallet.purchase_order_number = textOf(fields.purchase_order_number)
  if (typeof fields.invoice_requires_successful_payment === 'boolean')
    wallet.invoice_requires_successful_payment = fields.invoice_requires_successful_payment
  if (Array.isArray(fields.recurring_transaction_rules))
    wallet.recurring_transaction_rules = recurringRules(fields.recurring_transaction_rules, at)
  if (isRecord(fields.applies_to)) wallet.applies_to = appliesTo(fields.applies_to)
  if (isRecord(fields.metadata)) wallet.metadata = fields.metadata
}

const update =
  (find: Find) =>
  (call: Call): Answer => {
    const wrapped = unwrap(call.body, 'wallet')
    if ('refusal' in wrapped) return wrapped.refusal
    const found = find(call)
    if ('refusal' in found) return found.refusal
    const { wallet } = found
    const { fields } = wrapped
    const clash = walletWithCode(call.organization, wallet.lago_customer_id, textOf(fields.code) ?? '')
    if (clash && clash !== wallet) return invalid({ code: ['value_already_exist'] })
    const read = readMetadata(fields.metadata)
    if ('errors' in read) return invalid(read.errors)
    change(wallet, fields, iso(call.now))
    return ok({ wallet: walletJson(wallet) })
  }

const read =
  (find: Find) =>
  (call: Call): Answer => {
    const found = find(call)
    return 'refusal' in found ? found.refusal : ok({ wallet: walletJson(found.wallet) })
  }

const terminate =
  (find: Find) =>
  (call: Call): Answer => {
    const found = find(call)
    if ('refusal' in found) return found.refusal
    found.wallet.status = 'terminated'
    found.wallet.terminated_at ??= iso(call.now)
    return ok({ wallet: walletJson(found.wallet) })
  }

const one = (path: string, find: Find): Operation[] => [
  { method: 'GET', path, resource: 'wallet', handle: read(find) },
  { method: 'PUT', path, resource: 'wallet', handle: update(find) },
  { method: 'DELETE', path, resource: 'wallet', handle: terminate(find) },
  ...metadataOperations(`${path}/metadata`, 'wallet', (call) => {
    const found = find(call)
    return 'refusal' in found ? found : { owner: found.wallet }
  }),
]

const ofCustomer = '/customers/:external_id/wallets'

export const walletOperations: readonly Operation[] = [
  { method: 'POST', path: '/wallets', resource: 'wallet', handle: createWallet },
  {
    method: 'GET',
    path: '/wallets',
    resource: 'wallet',
    handle: listWallets(({ query }) => query.get('external_customer_id')),
  },
  { method: 'POST', path: ofCustomer, resource: 'wallet', handle: createCustomerWallet },
  {
    method: 'GET',
    path: ofCustomer,
    resource: 'wallet',
    handle: listWallets(({ params }) => params.external_id),
  },
  ...one('/wallets/:id', walletById),
  ...one(`${ofCustomer}/:code`, customerWallet),
  {
    method: 'GET',
    path: '/wallets/:id/wallet_transactions',
    resource: 'wallet_transaction',
    handle: listTransactions,
  },
  ...transactionOperations,
]
