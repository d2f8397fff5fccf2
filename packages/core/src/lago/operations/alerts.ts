import { z } from 'zod'
import { entry } from './entry.ts'
import { choice, decimal, flag, items, name, optional, text } from './kinds.ts'
import { subscriptionStatus } from './query-options.ts'

const thresholds = () =>
  items(
    {
      value: decimal('Threshold', 'The value at which the alert goes off.', '"80.0"'),
      ...optional({
        code: text('Threshold code', 'Named in the webhook of the alert.', '"warn"'),
        recurring: flag('Recurring', 'Goes off again each time this much more is used.', 'false'),
      }),
    },
    'Thresholds',
    'Values at which the alert goes off. At an update they replace the present ones.',
    '[{"value":"80.0","code":"warn"},{"value":"100.0","code":"full"}]',
  )

const code = () =>
  name('Code', 'Your own code of the alert; Lago refuses one that is taken.', '"half_used"', ['alert_code'])
const alertName = () => text('Name', 'Name of the alert.', '"Half of the budget is used"', ['alert_name'])
const metricCode = () =>
  text(
    'Billable metric code',
    'The metric an alert on one metric watches; left out for the others.',
    '"api_calls"',
    ['metric', 'metric_code', 'billable_metric'],
  )
const typeWords = ['Alert type', 'What is watched.'] as const

export const walletAlertBody = () =>
  z.strictObject({
    code: code(),
    alert_type: choice(
      [
        'wallet_balance_amount',
        'wallet_credits_balance',
        'wallet_ongoing_balance_amount',
        'wallet_credits_ongoing_balance',
      ],
      ...typeWords,
      '"wallet_balance_amount"',
    ),
    thresholds: thresholds(),
    ...optional({ name: alertName() }),
  })

export const updateWalletAlertBody = () =>
  z.strictObject(optional({ code: code(), name: alertName(), thresholds: thresholds() }))

export const subscriptionAlertBody = () =>
  z.strictObject({
    code: code(),
    alert_type: choice(
      [
        'current_usage_amount',
        'billable_metric_current_usage_amount',
        'billable_metric_current_usage_units',
        'lifetime_usage_amount',
      ],
      ...typeWords,
      '"billable_metric_current_usage_units"',
    ),
    thresholds: thresholds(),
    ...optional({ name: alertName(), billable_metric_code: metricCode() }),
  })

export const updateSubscriptionAlertBody = () =>
  z.strictObject(
    optional({
      code: code(),
      name: alertName(),
      billable_metric_code: metricCode(),
      thresholds: thresholds(),
    }),
  )

const shared = { resource: 'Alerts', permission: 'alert', rootKey: 'alert', naturalKey: 'code' } as const

const create = {
  ...shared,
  method: 'POST',
  resend: 'B',
  warnings: [
    'Lago also takes a list under alerts, all or nothing; Ferry sends one alert a call, so that a refusal names its record.',
  ],
} as const

const update = {
  ...shared,
  method: 'PUT',
  resend: 'D',
  warnings: ['Thresholds that are sent replace the present ones.'],
} as const

export const alertEntries = [
  entry({
    ...create,
    id: 'createSubscriptionAlert',
    title: 'Create alerts of subscriptions',
    purpose: 'Each record makes an alert that goes off when a subscription reaches a threshold.',
    path: '/subscriptions/{external_id}/alerts',
    body: subscriptionAlertBody,
    query: [subscriptionStatus],
  }),
  entry({
    ...update,
    id: 'updateSubscriptionAlert',
    title: 'Update alerts of subscriptions',
    purpose: 'Each record changes an alert of a subscription.',
    path: '/subscriptions/{external_id}/alerts/{code}',
    body: updateSubscriptionAlertBody,
    query: [subscriptionStatus],
  }),
  entry({
    ...create,
    id: 'createCustomerWalletAlert',
    title: 'Create alerts of wallets',
    purpose: 'Each record makes an alert that goes off when a wallet reaches a threshold.',
    path: '/customers/{external_customer_id}/wallets/{wallet_code}/alerts',
    body: walletAlertBody,
  }),
  entry({
    ...update,
    id: 'updateCustomerWalletAlert',
    title: 'Update alerts of wallets',
    purpose: 'Each record changes an alert of a wallet.',
    path: '/customers/{external_customer_id}/wallets/{wallet_code}/alerts/{code}',
    body: updateWalletAlertBody,
  }),
]
