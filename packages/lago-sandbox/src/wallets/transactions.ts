import { randomUUID } from 'node:crypto'
import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { among, metadata } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import type { Organization } from '../organizations/organization.ts'
import { unwrap } from '../wrapper.ts'
import { isCredits, type Wallet, type WalletTransaction } from './wallet.ts'

const kinds = {
  paid_credits: 'purchased',
  granted_credits: 'granted',
  voided_credits: 'voided',
} as const
type Kind = keyof typeof kinds

const metadataOf = (value: unknown): WalletTransaction['metadata'] =>
  (Array.isArray(value) ? value.filter(isRecord) : []).map((item) => ({
    key: textOf(item.key) ?? '',
    value: textOf(item.value) ?? '',
  }))

const settle = (wallet: Wallet, credits: number): void => {
  const balance = Number(wallet.credits_balance) + credits
  wallet.credits_balance = balance.toFixed(1)
  wallet.balance_cents = Math.round(balance * Number(wallet.rate_amount) * 100)
}

/** Field → `invalid_amount` for credits that are not decimal texts. */
export const creditErrors = (fields: Record<string, unknown>): Record<string, string[]> | undefined => {
  const wrong = Object.keys(kinds).filter((kind) => fields[kind] != null && !isCredits(fields[kind]))
  return wrong.length > 0 ? Object.fromEntries(wrong.map((kind) => [kind, ['invalid_amount']])) : undefined
}

/** Credits a wallet, once per kind of credits named. There is no protection: a repeat credits again. */
export const addCredits = (
  organization: Organization,
  wallet: Wallet,
  fields: Record<string, unknown>,
  at: string,
): WalletTransaction[] => {
  const added: WalletTransaction[] = []
  for (const kind of Object.keys(kinds) as Kind[]) {
    const credits = fields[kind]
    if (!isCredits(credits) || Number(credits) === 0) continue
    const isVoid = kind === 'voided_credits'
    settle(wallet, isVoid ? -Number(credits) : Number(credits))
    added.push({
      lago_id: randomUUID(),
      lago_wallet_id: wallet.lago_id,
      lago_invoice_id: null,
      lago_credit_note_id: null,
      lago_voided_invoice_id: null,
      status: 'settled',
      source: 'manual',
      transaction_status: kinds[kind],
      transaction_type: isVoid ? 'outbound' : 'inbound',
      amount: (Number(credits) * Number(wallet.rate_amount)).toFixed(2),
      credit_amount: Number(credits).toFixed(1),
      invoice_requires_successful_payment: fields.invoice_requires_successful_payment === true,
      remaining_amount_cents: null,
      remaining_credit_amount: null,
      priority: typeof fields.priority === 'number' ? fields.priority : 50,
      metadata: metadataOf(fields.metadata),
      settled_at: at,
      failed_at: null,
      created_at: at,
      name: textOf(fields.name),
      applied_invoice_custom_sections: [],
      payment_method: { payment_method_type: 'provider', payment_method_id: null },
      purchase_order_number: textOf(fields.purchase_order_number),
    })
  }
  organization.walletTransactions.unshift(...added)
  organization.effects.walletTransactionsCreated += added.length
  return added
}

/** `POST /wallet_transactions` (lago-api#5870: each repeat credits again). */
export const createTransaction = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'wallet_transaction')
  if ('refusal' in wrapped) return wrapped.refusal
  const { fields } = wrapped
  const wallet = organization.wallets.find(({ lago_id }) => lago_id === fields.wallet_id)
  if (!wallet) return invalid({ wallet_id: ['wallet_not_found'] })
  if (wallet.status === 'terminated') return invalid({ wallet_id: ['wallet_is_terminated'] })
  const errors = creditErrors(fields)
  if (errors) return invalid(errors)
  return ok({ wallet_transactions: addCredits(organization, wallet, fields, iso(now)) })
}

const transactions: List<WalletTransaction> = {
  plural: 'wallet_transactions',
  filters: [
    among('status', ({ status }) => status),
    among('transaction_status', ({ transaction_status }) => transaction_status),
    among('transaction_type', ({ transaction_type }) => transaction_type),
    metadata((transaction) => transaction.metadata),
  ],
  show: (transaction) => transaction,
}

/** `GET /wallets/:id/wallet_transactions` (lago-api:app/queries/wallet_transactions_query.rb). */
export const listTransactions = (call: Call): Answer => {
  const { organization, params } = call
  if (!organization.wallets.some(({ lago_id }) => lago_id === params.id)) return notFound('wallet')
  const owned = organization.walletTransactions.filter(({ lago_wallet_id }) => lago_wallet_id === params.id)
  return answerList(transactions, owned, call)
}
