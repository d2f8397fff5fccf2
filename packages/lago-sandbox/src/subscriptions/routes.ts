import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { textOf } from '../json.ts'
import { answerList } from '../lists/list.ts'
import { thresholdsJson } from '../plans/usage-thresholds.ts'
import { unwrap } from '../wrapper.ts'
import { createSubscription } from './create.ts'
import { bySubscriptionDate, subscriptions } from './list.ts'
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

const listSubscriptions = (call: Call): Answer =>
  answerList(subscriptions, bySubscriptionDate(call.organization.subscriptions), call)

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
    handle: listSubscriptions,
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
