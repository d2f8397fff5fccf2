import { entry } from './entry.ts'
import { createSubscriptionBody, updateSubscriptionBody } from './subscription-bodies.ts'

const overridesWarning =
  'Plan overrides are not safe to send twice: Lago takes the second call for another plan, ends the subscription, starts it again and invoices again. Ferry never repeats such a call by itself.'

const shared = {
  resource: 'Subscriptions',
  permission: 'subscription',
  batch: null,
  naturalKey: 'external_id',
} as const

export const subscriptionEntries = [
  entry({
    ...shared,
    id: 'createSubscription',
    title: 'Create subscriptions or change their plan',
    purpose:
      'Each record puts a customer on a plan. A known external ID with another plan is an upgrade or downgrade.',
    method: 'POST',
    path: '/subscriptions',
    rootKey: 'subscription',
    body: createSubscriptionBody,
    query: [],
    resend: 'A',
    warnings: [
      'A customer that does not exist is made on the fly with only its id: a typing error makes a ghost customer.',
      'A dearer plan for a known external ID takes effect at once and issues invoices; a cheaper one is scheduled.',
      'With the same plan, Lago keeps the running subscription and ignores the other fields.',
      'The external ID of a terminated subscription starts a new one, which bills again.',
      overridesWarning,
    ],
  }),
  entry({
    ...shared,
    id: 'updateSubscription',
    title: 'Update subscriptions',
    purpose: 'Each record changes the name, dates or termination behaviour of a running subscription.',
    method: 'PUT',
    path: '/subscriptions/{external_id}',
    rootKey: 'subscription',
    body: updateSubscriptionBody,
    query: ['status'],
    resend: 'D',
    warnings: [
      'Lago changes the active subscription of this id; a scheduled one needs the query status=pending.',
      'An ending date in the past or near future ends the subscription.',
      overridesWarning,
    ],
  }),
  entry({
    ...shared,
    id: 'destroySubscription',
    title: 'Terminate subscriptions',
    purpose: 'Each record ends a running subscription, or cancels a scheduled one.',
    method: 'DELETE',
    path: '/subscriptions/{external_id}',
    rootKey: null,
    body: null,
    query: ['status', 'on_termination_credit_note', 'on_termination_invoice'],
    resend: 'D',
    warnings: [
      'This cannot be undone: the subscription ends at once and its final invoice is issued, with a credit note for a plan paid in advance, unless the options say otherwise.',
    ],
  }),
]
