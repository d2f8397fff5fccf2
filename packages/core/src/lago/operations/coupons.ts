import { z } from 'zod'
import { entry } from './entry.ts'
import { choice, dateTime, decimal, demandedBy, flag, name, optional, text, texts, whole } from './kinds.ts'
import { currency } from './shared-fields.ts'

const appliesTo = () =>
  z.strictObject(
    optional({
      plan_codes: texts('Applies to plans', 'Codes of the plans it is limited to.', '["premium"]'),
      billable_metric_codes: texts(
        'Applies to billable metrics',
        'Codes of the metrics it is limited to; plans or metrics, not both.',
        '["api_calls"]',
      ),
    }),
  )

const discount = () => ({
  amount_cents: whole('Amount in cents', 'What a coupon of a fixed amount takes off.', '2000', [
    'amount_in_cents',
    'discount_cents',
  ]),
  amount_currency: currency('Currency', 'Currency of a fixed amount.', ['currency']),
  percentage_rate: decimal(
    'Percentage',
    'What a coupon of a percentage takes off. Lago wants a JSON string.',
    '"20.0"',
    ['percentage', 'percent_off', 'discount_percent'],
  ),
  frequency_duration: whole('Duration', 'Number of periods, for a recurring coupon.', '3', [
    'duration_in_periods',
  ]),
})

const frequency = () =>
  choice(['once', 'recurring', 'forever'], 'Frequency', 'How often it is taken off.', '"once"')

const demanded = () => ({
  name: name('Name', 'Name of the coupon.', '"Welcome"', ['coupon_name', 'title']),
  code: name('Code', 'Your own code of the coupon; Lago refuses one that is taken.', '"welcome_10"', [
    'coupon_code',
  ]),
  coupon_type: choice(
    ['fixed_amount', 'percentage'],
    'Coupon type',
    'A fixed amount needs amount and currency, a percentage its rate.',
    '"percentage"',
  ),
  frequency: frequency(),
  expiration: choice(
    ['no_expiration', 'time_limit'],
    'Expiration',
    'Whether it can be used for ever or until a date.',
    '"no_expiration"',
  ),
})

const further = () => ({
  ...discount(),
  description: text('Description', 'What the coupon is for.', '"For new customers"'),
  reusable: flag('Reusable', 'Whether one customer may use it more than once.', 'false'),
  expiration_at: dateTime('Expires at', 'When it can be used no more, ISO 8601.', '"2026-12-31T23:59:59Z"', [
    'expires_at',
    'expiration_date',
  ]),
  applies_to: appliesTo(),
})

export const createCouponBody = () =>
  z.strictObject({ ...demandedBy('model', demanded()), ...optional(further()) })

export const updateCouponBody = () => z.strictObject(optional({ ...demanded(), ...further() }))

/** lago-api:app/services/applied_coupons/create_service.rb */
export const applyCouponBody = () =>
  z.strictObject({
    external_customer_id: name('External customer ID', 'Your own id of the customer.', '"cus_acme"', [
      'customer_id',
      'customer',
      'customer_external_id',
      'account_id',
    ]),
    coupon_code: name('Coupon code', 'Code of the coupon.', '"welcome_10"', ['coupon', 'code']),
    ...optional({ frequency: frequency(), ...discount() }),
  })

const shared = { resource: 'Coupons', permission: 'coupon', rootKey: 'coupon', naturalKey: 'code' } as const

export const couponEntries = [
  entry({
    id: 'applyCoupon',
    title: 'Apply coupons to customers',
    purpose: 'Each record gives a customer a coupon.',
    resource: 'Coupons',
    method: 'POST',
    path: '/applied_coupons',
    rootKey: 'applied_coupon',
    body: applyCouponBody,
    permission: 'applied_coupon',
    resend: 'C',
    naturalKey: null,
    warnings: [
      'A reusable coupon is applied again by each call, and discounts twice. Ferry never repeats it by itself.',
    ],
  }),
  entry({
    id: 'deleteAppliedCoupon',
    title: 'Remove coupons from customers',
    purpose: 'Each record takes a coupon away from a customer.',
    resource: 'Coupons',
    method: 'DELETE',
    path: '/customers/{external_customer_id}/applied_coupons/{applied_coupon_id}',
    rootKey: null,
    body: null,
    permission: 'applied_coupon',
    resend: 'D',
    naturalKey: 'applied_coupon_id',
    warnings: ['This cannot be undone: later invoices of the customer go without the discount.'],
  }),
  entry({
    ...shared,
    id: 'createCoupon',
    title: 'Create coupons',
    purpose: 'Each record becomes a coupon that customers can be given.',
    method: 'POST',
    path: '/coupons',
    body: createCouponBody,
    resend: 'B',
    warnings: [
      'A coupon of a fixed amount needs an amount and a currency, one of a percentage its rate; otherwise Lago refuses it.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateCoupon',
    title: 'Update coupons',
    purpose: 'Each record changes a coupon.',
    method: 'PUT',
    path: '/coupons/{code}',
    body: updateCouponBody,
    resend: 'D',
    warnings: ['Once it is applied to a customer, Lago changes little more than its name and expiration.'],
  }),
]
