import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { isJsonInteger } from '../resources/field.ts'
import { usageOf } from '../usage/usage.ts'
import { unwrap } from '../wrapper.ts'
import { subscriptionAt } from './find.ts'
import type { Subscription } from './subscription.ts'

const json = (subscription: Subscription, { organization, now }: Call) => ({
  lago_id: subscription.lago_id,
  lago_subscription_id: subscription.lago_id,
  external_subscription_id: subscription.external_id,
  external_historical_usage_amount_cents: subscription.historicalUsageCents,
  invoiced_usage_amount_cents: 0,
  current_usage_amount_cents: usageOf(organization, subscription).reduce(
    (sum, one) => sum + one.amountCents,
    0,
  ),
  from_datetime: subscription.started_at,
  to_datetime: iso(now),
  usage_thresholds: [],
})

const read = (call: Call): Answer => {
  const subscription = subscriptionAt(call)
  return subscription ? ok({ lifetime_usage: json(subscription, call) }) : notFound('subscription')
}

/** Imports usage from before Lago (premium; lago-api:app/services/lifetime_usages/update_service.rb). */
const update = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'lifetime_usage')
  if ('refusal' in wrapped) return wrapped.refusal
  const refusal = premiumMissing(call.organization)
  if (refusal) return refusal
  const subscription = subscriptionAt(call)
  if (!subscription) return notFound('subscription')
  const amount = wrapped.fields.external_historical_usage_amount_cents
  if (!isJsonInteger(amount) || Number(amount) < 0)
    return invalid({ external_historical_usage_amount_cents: ['value_is_invalid'] })
  subscription.historicalUsageCents = Number(amount)
  return ok({ lifetime_usage: json(subscription, call) })
}

const path = '/subscriptions/:external_id/lifetime_usage'
export const lifetimeUsageOperations: readonly Operation[] = [
  { method: 'GET', path, resource: 'lifetime_usage', handle: read },
  { method: 'PUT', path, resource: 'lifetime_usage', handle: update },
  { method: 'PATCH', path, resource: 'lifetime_usage', handle: update },
]
