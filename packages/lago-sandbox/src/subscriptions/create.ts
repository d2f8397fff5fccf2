import { invalid, ok, stripeRequired } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { type Customer, newCustomer } from '../customers/customer.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { providerOf } from '../payments/provider.ts'
import { yearlyAmountCents } from '../plans/plan.ts'
import { thresholdsJson } from '../plans/usage-thresholds.ts'
import { unwrap } from '../wrapper.ts'
import { readSubscription } from './request.ts'
import {
  newSubscription,
  type Subscription,
  type SubscriptionRequest,
  subscriptionJson,
} from './subscription.ts'
import { terminate } from './terminate.ts'

const answer = (subscription: Subscription): Answer => ok({ subscription: subscriptionJson(subscription) })

/** A customer nobody knows is created on the fly: a typo makes a ghost. */
const customerFor = ({ customers, effects }: Organization, externalId: string, at: string): Customer => {
  const known = customers.get(externalId)
  if (known) return known
  effects.customersCreated += 1
  const ghost = newCustomer(externalId, effects.customersCreated, at)
  customers.set(externalId, ghost)
  return ghost
}

const applyThresholds = (subscription: Subscription, { usageThresholds }: SubscriptionRequest): void => {
  if (usageThresholds !== undefined)
    subscription.usage_thresholds = thresholdsJson(usageThresholds, subscription)
}

const begin = (organization: Organization, request: SubscriptionRequest, at: string): Subscription => {
  const customer = customerFor(organization, request.externalCustomerId, at)
  const subscription = newSubscription(request, customer, at)
  applyThresholds(subscription, request)
  organization.subscriptions.unshift(subscription)
  organization.effects.subscriptionsCreated += 1
  organization.announce('subscription.started', 'subscription', subscriptionJson(subscription))
  return subscription
}

const upgrade = (
  organization: Organization,
  current: Subscription,
  request: SubscriptionRequest,
  at: string,
): Answer => {
  terminate(organization, current, at)
  const next = begin(organization, { ...request, subscriptionAt: null }, at)
  next.subscription_at = current.subscription_at
  next.previous_plan_code = current.plan_code
  return answer(next)
}

const downgrade = (
  organization: Organization,
  current: Subscription,
  request: SubscriptionRequest,
  now: number,
): Answer => {
  current.next_plan_code = request.plan.code
  const end = new Date(now)
  current.downgrade_plan_date = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 10)
  organization.effects.subscriptionsUpdated += 1
  return answer(current)
}

/** `plan_overrides` make a child plan that is never the plan of the next POST: the same request again upgrades again. */
const keepsPlan = (current: Subscription, request: SubscriptionRequest): boolean =>
  current.plan_code === request.plan.code && !current.overridesPlan && !request.overridesPlan

/** `POST /subscriptions` (lago-api:app/services/subscriptions/create_service.rb, plan_upgrade_service.rb). */
export const createSubscription = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'subscription')
  if ('refusal' in wrapped) return wrapped.refusal
  const read = readSubscription(wrapped.fields, organization, now)
  if ('refusal' in read) return read.refusal
  const { request } = read
  if (isRecord(body) && isRecord(body.authorization)) {
    const provider = providerOf(organization.customers.get(request.externalCustomerId))
    if (provider !== 'stripe') return stripeRequired()
  }
  const refusal = request.overridesPlan ? premiumMissing(organization) : undefined
  if (refusal) return refusal
  const current = organization.subscriptions.find(
    ({ external_id, status }) =>
      external_id === request.externalId && (status === 'active' || status === 'pending'),
  )
  if (!current) return answer(begin(organization, request, iso(now)))
  if (current.external_customer_id !== request.externalCustomerId) {
    return invalid({ external_id: ['value_already_exist'] })
  }
  if (keepsPlan(current, request)) {
    applyThresholds(current, request)
    return answer(current)
  }
  const held = organization.plans.find(({ code }) => code === current.plan_code)
  const isDearer = held === undefined || yearlyAmountCents(request.plan) >= yearlyAmountCents(held)
  return isDearer
    ? upgrade(organization, current, request, iso(now))
    : downgrade(organization, current, request, now)
}
