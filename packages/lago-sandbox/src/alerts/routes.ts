import { notFound } from '../answers.ts'
import type { Operation } from '../call.ts'
import { subscriptionAt } from '../subscriptions/find.ts'
import { customerWallet } from '../wallets/find.ts'
import { alertOperations } from './alerts.ts'

const subscriptionTypes = [
  'current_usage_amount',
  'billable_metric_current_usage_amount',
  'billable_metric_current_usage_units',
  'lifetime_usage_amount',
  'billable_metric_lifetime_usage_units',
]

const walletTypes = [
  'wallet_balance_amount',
  'wallet_credits_balance',
  'wallet_ongoing_balance_amount',
  'wallet_credits_ongoing_balance',
]

const ofSubscriptions = alertOperations('/subscriptions/:external_id/alerts', (call) => {
  const subscription = subscriptionAt(call)
  if (!subscription) return { refusal: notFound('subscription') }
  const { lago_id, external_id } = subscription
  const columns = { external_subscription_id: external_id, lago_wallet_id: null, wallet_code: null }
  return { owner: { lagoId: lago_id, types: subscriptionTypes, columns, direction: 'increasing' } }
})

const ofWallets = alertOperations('/customers/:external_id/wallets/:code/alerts', (call) => {
  const found = customerWallet(call)
  if ('refusal' in found) return found
  const { lago_id, code } = found.wallet
  const columns = { external_subscription_id: null, lago_wallet_id: lago_id, wallet_code: code }
  return { owner: { lagoId: lago_id, types: walletTypes, columns, direction: 'decreasing' } }
})

/** Alerts of subscriptions and of customers' wallets (lago-api:app/controllers/api/v1/subscriptions/alerts_controller.rb). */
export const alertRoutes: readonly Operation[] = [...ofSubscriptions, ...ofWallets]
