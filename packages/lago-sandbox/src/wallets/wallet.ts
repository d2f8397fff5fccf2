import { randomUUID } from 'node:crypto'
import type { Customer } from '../customers/customer.ts'
import { isRecord, textOf } from '../json.ts'

/** A wallet, in the shape Lago answers it. */
export interface Wallet {
  lago_id: string
  lago_customer_id: string
  external_customer_id: string
  billing_entity_code: string
  status: 'active' | 'terminated'
  currency: string
  name: string | null
  code: string | null
  priority: number
  rate_amount: string
  credits_balance: string
  balance_cents: number
  consumed_credits: string
  created_at: string
  expiration_at: string | null
  terminated_at: string | null
  last_balance_sync_at: string | null
  last_consumed_credit_at: string | null
  invoice_requires_successful_payment: boolean
  paid_top_up_min_amount_cents: number | null
  paid_top_up_max_amount_cents: number | null
  purchase_order_number: string | null
  applies_to: { fee_types: unknown[]; billable_metric_codes: unknown[] }
  recurring_transaction_rules: Record<string, unknown>[]
  applied_invoice_custom_sections: unknown[]
  payment_method: { payment_method_type: string; payment_method_id: string | null }
  metadata: unknown
}

export interface WalletTransaction {
  lago_id: string
  lago_wallet_id: string
  lago_invoice_id: string | null
  lago_credit_note_id: string | null
  lago_voided_invoice_id: string | null
  status: 'settled'
  source: 'manual'
  transaction_status: 'purchased' | 'granted' | 'voided'
  transaction_type: 'inbound' | 'outbound'
  amount: string
  credit_amount: string
  invoice_requires_successful_payment: boolean
  remaining_amount_cents: number | null
  remaining_credit_amount: string | null
  priority: number
  metadata: { key: string; value: string }[]
  settled_at: string | null
  failed_at: string | null
  created_at: string
  name: string | null
  applied_invoice_custom_sections: unknown[]
  payment_method: { payment_method_type: string; payment_method_id: string | null }
  purchase_order_number: string | null
}

/** Credits are decimal texts; a JSON number is refused as `invalid_amount`. */
export const isCredits = (value: unknown): value is string =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const appliesTo = (value: unknown): Wallet['applies_to'] => ({
  fee_types: listOf(isRecord(value) ? value.fee_types : undefined),
  billable_metric_codes: listOf(isRecord(value) ? value.billable_metric_codes : undefined),
})

/** Rules that would top a wallet up by themselves; the sandbox shows them and never runs them. */
export const recurringRules = (value: unknown, at: string): Record<string, unknown>[] =>
  listOf(value)
    .filter(isRecord)
    .map((rule) => ({
      lago_id: textOf(rule.lago_id) ?? randomUUID(),
      trigger: rule.trigger,
      method: rule.method ?? 'fixed',
      interval: rule.interval ?? null,
      status: 'active',
      threshold_credits: rule.threshold_credits ?? '0.0',
      paid_credits: rule.paid_credits ?? '0.0',
      granted_credits: rule.granted_credits ?? '0.0',
      grants_target_top_up: rule.grants_target_top_up ?? null,
      started_at: rule.started_at ?? null,
      target_ongoing_balance: rule.target_ongoing_balance ?? null,
      created_at: at,
      expiration_at: rule.expiration_at ?? null,
      invoice_requires_successful_payment: rule.invoice_requires_successful_payment === true,
      transaction_metadata: listOf(rule.transaction_metadata),
      transaction_name: rule.transaction_name ?? null,
      ignore_paid_top_up_limits: rule.ignore_paid_top_up_limits === true,
    }))

const amount = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** An empty wallet from the fields of a body. */
export const newWallet = (
  fields: Record<string, unknown>,
  customer: Customer,
  rate: string,
  at: string,
): Wallet => ({
  lago_id: randomUUID(),
  lago_customer_id: customer.lago_id,
  external_customer_id: customer.external_id,
  billing_entity_code:
    textOf(fields.billing_entity_code) ?? textOf(customer.billing_entity_code) ?? 'default',
  status: 'active',
  currency: textOf(fields.currency) ?? 'USD',
  name: textOf(fields.name),
  code: textOf(fields.code),
  priority: typeof fields.priority === 'number' ? fields.priority : 50,
  rate_amount: rate,
  credits_balance: '0.0',
  balance_cents: 0,
  consumed_credits: '0.0',
  created_at: at,
  expiration_at: textOf(fields.expiration_at),
  terminated_at: null,
  last_balance_sync_at: null,
  last_consumed_credit_at: null,
  invoice_requires_successful_payment: fields.invoice_requires_successful_payment === true,
  paid_top_up_min_amount_cents: amount(fields.paid_top_up_min_amount_cents),
  paid_top_up_max_amount_cents: amount(fields.paid_top_up_max_amount_cents),
  purchase_order_number: textOf(fields.purchase_order_number),
  applies_to: appliesTo(fields.applies_to),
  recurring_transaction_rules: recurringRules(fields.recurring_transaction_rules, at),
  applied_invoice_custom_sections: [],
  payment_method: { payment_method_type: 'provider', payment_method_id: null },
  metadata: isRecord(fields.metadata) ? fields.metadata : null,
})

/** What Lago shows of it; nothing is consumed here, so the ongoing balance is the balance. */
export const walletJson = (wallet: Wallet) => ({
  ...wallet,
  ongoing_balance_cents: wallet.balance_cents,
  ongoing_usage_balance_cents: 0,
  credits_ongoing_balance: wallet.credits_balance,
  credits_ongoing_usage_balance: '0.0',
})
