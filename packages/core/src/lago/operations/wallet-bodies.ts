import { z } from 'zod'
import {
  dateTime,
  decimal,
  flag,
  items,
  lagoId,
  name,
  objects,
  optional,
  text,
  texts,
  whole,
} from './kinds.ts'
import {
  billingEntityCode,
  currency,
  invoiceCustomSection,
  metadata,
  paymentMethod,
  purchaseOrderNumber,
} from './shared-fields.ts'

/** Which fees a wallet pays. */
const appliesTo = () =>
  z.strictObject(
    optional({
      fee_types: texts(
        'Applies to fee types',
        'Fees the wallet pays: charge, subscription, commitment; all of them when left out.',
        '["charge"]',
      ),
      billable_metric_codes: texts(
        'Applies to billable metrics',
        'Codes of the metrics whose fees the wallet pays; all of them when left out.',
        '["api_calls"]',
      ),
    }),
  )

const sharedFields = () => ({
  code: text(
    'Code',
    'Your own code of the wallet, one per customer. With it Lago refuses a repeat.',
    '"prepaid"',
    ['wallet_code'],
  ),
  name: text('Name', 'Name of the wallet.', '"Prepaid credits"', ['wallet_name']),
  priority: whole('Priority', '1 to 50; a wallet with a lower number is used first.', '10'),
  expiration_at: dateTime('Expiration', 'When its credits are void, ISO 8601.', '"2026-12-31T23:59:59Z"', [
    'expires_at',
    'expiry',
    'expiration_date',
  ]),
  invoice_requires_successful_payment: flag(
    'Invoice requires payment',
    'Issue the invoice of a top-up only once it is paid.',
    'false',
  ),
  billing_entity_code: billingEntityCode(),
  purchase_order_number: purchaseOrderNumber(),
  payment_method: paymentMethod(),
  invoice_custom_section: invoiceCustomSection(),
  applies_to: appliesTo(),
  recurring_transaction_rules: objects(
    'Recurring top-ups',
    'Rules for topping up by interval or below a balance. Credits in them are JSON strings.',
    '[{"trigger":"interval","interval":"monthly","method":"fixed","paid_credits":"100.0"}]',
    ['recurring_rules'],
  ),
  metadata: metadata(),
  paid_top_up_min_amount_cents: whole('Minimum top-up in cents', 'Least that a paid top-up may be.', '1000'),
  paid_top_up_max_amount_cents: whole('Maximum top-up in cents', 'Most that a paid top-up may be.', '100000'),
})

const keysAndValues = (label: string, description: string) =>
  items({ key: z.string(), value: z.string() }, label, description, '[{"key":"order","value":"A-1001"}]')

const credits = (label: string, description: string, alsoKnownAs: readonly string[]) =>
  decimal(label, `${description} Lago wants a JSON string.`, '"100.0"', alsoKnownAs)

const topUp = () => ({
  paid_credits: credits('Paid credits', 'Credits the customer pays for; an invoice is issued.', [
    'credits',
    'purchased_credits',
  ]),
  granted_credits: credits('Granted credits', 'Credits given for nothing.', [
    'free_credits',
    'bonus_credits',
  ]),
})

/** lago-api:app/services/wallets/create_service.rb */
export const createWalletBody = () =>
  z.strictObject({
    external_customer_id: name('External customer ID', 'Your own id of the customer.', '"cus_acme"', [
      'customer_id',
      'customer',
      'customer_external_id',
      'account_id',
    ]),
    ...createFields(),
  })

/** The customer is in the path, though the spec lists it in the body as well. */
export const createCustomerWalletBody = () => z.strictObject(createFields())

const createFields = () => ({
  rate_amount: decimal('Rate', 'What one credit is worth. Lago wants a JSON string.', '"1.0"', [
    'rate',
    'credit_rate',
  ]),
  currency: currency('Currency', 'Must be that of the customer.'),
  ...optional({
    ...topUp(),
    ...sharedFields(),
    transaction_name: text(
      'Transaction name',
      'Name of the first top-up on its invoice.',
      '"Welcome credits"',
    ),
    transaction_priority: whole('Transaction priority', '1 to 50, for the first top-up.', '10'),
    transaction_metadata: keysAndValues('Transaction metadata', 'Keys and values of the first top-up.'),
    ignore_paid_top_up_limits_on_creation: flag(
      'Ignore limits at first',
      'The first top-up may go beyond these limits.',
      'false',
    ),
  }),
})

export const updateWalletBody = () => z.strictObject(optional(sharedFields()))

/** lago-api:app/services/wallet_transactions/create_from_params_service.rb */
export const walletTransactionBody = () =>
  z.strictObject({
    wallet_id: lagoId(
      'Wallet ID',
      'Lago’s id of the wallet, not your own code.',
      '"1a901a90-1a90-4a90-8a90-1a901a901a90"',
      ['lago_wallet_id', 'wallet'],
    ),
    ...optional({
      ...topUp(),
      voided_credits: credits('Voided credits', 'Credits taken away.', ['void_credits']),
      name: text('Name', 'Name of the top-up on its invoice.', '"Top-up of July"', ['transaction_name']),
      priority: whole('Priority', '1 to 50; credits with a lower number are used first.', '10'),
      invoice_requires_successful_payment: flag(
        'Invoice requires payment',
        'Issue the invoice only once it is paid.',
        'false',
      ),
      ignore_paid_top_up_limits: flag('Ignore limits', 'Go beyond the limits of the wallet.', 'false'),
      purchase_order_number: purchaseOrderNumber(),
      payment_method: paymentMethod(),
      invoice_custom_section: invoiceCustomSection(),
      metadata: keysAndValues(
        'Metadata',
        'At most 15 keys and values; ferry_ref, by which a top-up can be found again, is one of them.',
      ),
    }),
  })
