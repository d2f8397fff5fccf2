import type { OperationField } from './operation.ts'

/** Label, description, example, other names. */
type Words = readonly [label: string, description: string, example: string, alsoKnownAs?: readonly string[]]

/** Never a bare `id`: that is most often the user's own, and it would name another object to change or delete. */
const lagoIdNames = ['lago_id']
const codeOf = (what: string, example: string, alsoKnownAs: readonly string[]): Words => [
  `${what} code`,
  `Code of the ${what.toLowerCase()} at Lago.`,
  example,
  alsoKnownAs,
]
const idOf = (what: string, alsoKnownAs: readonly string[]): Words => [
  `Lago ID of the ${what}`,
  `The id that Lago gave the ${what}, not your own.`,
  '"1a901a90-1a90-4a90-8a90-1a901a901a90"',
  alsoKnownAs,
]

/** By the segment before it, because `{code}` and `{lago_id}` are many things. */
const words: Readonly<Record<string, Words>> = {
  'customers/{external_customer_id}': [
    'External customer ID',
    'Your own id of the customer.',
    '"cus_acme"',
    ['customer_id', 'customer', 'customer_external_id', 'account_id'],
  ],
  'applied_coupons/{applied_coupon_id}': idOf('applied coupon', ['lago_applied_coupon_id', ...lagoIdNames]),
  'wallets/{code}': codeOf('Wallet', '"prepaid"', ['wallet_code', 'wallet']),
  'wallets/{wallet_code}': codeOf('Wallet', '"prepaid"', ['wallet']),
  'wallets/{lago_id}': idOf('wallet', ['wallet_id', 'lago_wallet_id']),
  'alerts/{code}': codeOf('Alert', '"half_used"', ['alert_code', 'alert']),
  'subscriptions/{external_id}': [
    'External subscription ID',
    'Your own id of the subscription.',
    '"sub_acme_1"',
    ['external_subscription_id', 'subscription_id', 'subscription', 'subscription_external_id', 'sub_id'],
  ],
  'charges/{charge_code}': codeOf('Charge', '"api_calls"', ['charge']),
  'fixed_charges/{fixed_charge_code}': codeOf('Fixed charge', '"seats"', ['fixed_charge']),
  'filters/{filter_id}': idOf('filter', ['charge_filter_id', 'lago_filter_id', ...lagoIdNames]),
  'fees/{lago_id}': idOf('fee', ['fee_id', 'lago_fee_id']),
  'invoices/{lago_id}': idOf('invoice', ['invoice_id', 'lago_invoice_id']),
  'credit_notes/{lago_id}': idOf('credit note', ['credit_note_id', 'lago_credit_note_id']),
  'coupons/{code}': codeOf('Coupon', '"welcome_10"', ['coupon_code', 'coupon']),
  'add_ons/{code}': codeOf('Add-on', '"setup"', ['add_on_code', 'add_on']),
  'billable_metrics/{code}': codeOf('Billable metric', '"api_calls"', [
    'metric_code',
    'billable_metric_code',
  ]),
  'features/{code}': codeOf('Feature', '"seats"', ['feature_code', 'feature']),
  'plans/{code}': codeOf('Plan', '"premium"', ['plan_code', 'plan']),
  'taxes/{code}': codeOf('Tax', '"vat_20"', ['tax_code', 'tax']),
}

/** What a parameter of a path is; one nobody described is a mistake in the catalogue and throws. */
export const describeParameter = (path: string, parameter: string): OperationField => {
  const key = path.split('/').find((_, at, segments) => segments[at + 1] === `{${parameter}}`)
  const known = words[`${key}/{${parameter}}`]
  if (!known) throw new Error(`Nobody described {${parameter}} of ${path}.`)
  const [label, description, example, alsoKnownAs = []] = known
  return {
    path: parameter,
    label,
    description,
    type: 'string',
    required: true,
    requiredBy: ['spec', 'model'],
    example,
    alsoKnownAs,
  }
}
