import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { textOf } from '../json.ts'
import { page } from '../paging.ts'
import { thresholdsJson } from '../plans/usage-thresholds.ts'
import { unwrap } from '../wrapper.ts'
import { createSubscription } from './create.ts'
import { dateErrors } from './request.ts'
import { type Subscription, subscriptionJson } from './subscription.ts'
import { terminate } from './terminate.ts'

/** The row an external id means: the active one, unless the query names another status. */
const addressed = ({ organization, params, query }: Call): Subscription | undefined => {
  const wanted = query.get('status') ?? 'active'
  return organization.subscriptions.find(
    ({ external_id, status }) => external_id === params.external_id && status === wanted,
  )
}

const answer = (subscription: Subscription): Answer => ok({ subscription: subscriptionJson(subscription) })

const listSubscriptions = ({ organization, params, query }: Call): Answer => {
  const statuses = query.getAll('status[]')
  const customer = params.external_id ?? query.get('external_customer_id')
  const plan = query.get('plan_code')
  const matches = organization.subscriptions.filter(
    (subscription) =>
      (statuses.length > 0 ? statuses : ['active']).includes(subscription.status) &&
      (!customer || subscription.external_customer_id === customer) &&
      [null, '', subscription.plan_amount_currency].includes(query.get('currency')) &&
      (!plan || subscription.plan_code === plan),
  )
  const { items, meta } = page(matches, query)
  return ok({ subscriptions: items.map(subscriptionJson), meta })
}

const updateSubscription = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'subscription')
  if ('refusal' in wrapped) return wrapped.refusal
  const subscription = addressed(call)
  if (!subscription) return notFound('subscription')
  const { fields } = wrapped
  const errors = dateErrors(fields, call.now)
  if (errors) return invalid(errors)
  if ('name' in fields) subscription.name = textOf(fields.name)
  if ('ending_at' in fields) subscription.ending_at = textOf(fields.ending_at)
  const startsAt = textOf(fields.subscription_at)
  if (startsAt !== null && subscription.status === 'pending') subscription.subscription_at = startsAt
  if ('usage_thresholds' in fields)
    subscription.usage_thresholds = thresholdsJson(fields.usage_thresholds, subscription)
  const onInvoice = textOf(fields.on_termination_invoice)
  if (onInvoice !== null) subscription.on_termination_invoice = onInvoice
  const onCreditNote = textOf(fields.on_termination_credit_note)
  if (onCreditNote !== null) subscription.on_termination_credit_note = onCreditNote
  call.organization.effects.subscriptionsUpdated += 1
  return answer(subscription)
}

const deleteSubscription = (call: Call): Answer => {
  const subscription = addressed(call)
  if (!subscription) return notFound('subscription')
  terminate(call.organization, subscription, iso(call.now))
  return answer(subscription)
}

const path = '/subscriptions/:external_id'
export const subscriptionOperations: readonly Operation[] = [
  { method: 'POST', path: '/subscriptions', resource: 'subscription', handle: createSubscription },
  { method: 'GET', path: '/subscriptions', resource: 'subscription', handle: listSubscriptions },
  {
    method: 'GET',
    path: '/customers/:external_id/subscriptions',
    resource: 'subscription',
    handle: (call) =>
      call.organization.customers.has(call.params.external_id ?? '')
        ? listSubscriptions(call)
        : notFound('customer'),
  },
  {
    method: 'GET',
    path,
    resource: 'subscription',
    handle: (call) => {
      const subscription = addressed(call)
      return subscription ? answer(subscription) : notFound('subscription')
    },
  },
  { method: 'PUT', path, resource: 'subscription', handle: updateSubscription },
  { method: 'DELETE', path, resource: 'subscription', handle: deleteSubscription },
]
