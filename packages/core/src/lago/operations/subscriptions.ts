import { entry } from './entry.ts'
import { onTerminationCreditNote, onTerminationInvoice, status, subscriptionStatus } from './query-options.ts'
import { entitlementsBody } from './shared-fields.ts'
import { createSubscriptionBody, lifetimeUsageBody, updateSubscriptionBody } from './subscription-bodies.ts'

const overridesWarning =
  'Plan overrides are not safe to send twice: Lago takes the second call for another plan, ends the subscription, starts it again and invoices again. Ferry never repeats such a call by itself.'

const shared = { resource: 'Subscriptions', permission: 'subscription', naturalKey: 'external_id' } as const

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
    query: [status],
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
    query: [status, onTerminationCreditNote, onTerminationInvoice],
    resend: 'D',
    warnings: [
      'This cannot be undone: the subscription ends at once and its final invoice is issued, with a credit note for a plan paid in advance, unless the options say otherwise.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateSubscriptionLifetimeUsage',
    title: 'Import historical usage of subscriptions',
    purpose: 'Each record sets what a subscription used before it came to Lago.',
    permission: 'lifetime_usage',
    method: 'PUT',
    path: '/subscriptions/{external_id}/lifetime_usage',
    rootKey: 'lifetime_usage',
    body: lifetimeUsageBody,
    resend: 'D',
    warnings: [
      'Lifetime usage is a premium feature of Lago.',
      'The amount replaces the present one; it may cross a usage threshold and issue an invoice.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateSubscriptionEntitlements',
    title: 'Change entitlements of subscriptions',
    purpose: 'Each record adds or changes features of one subscription; others stay as they are.',
    method: 'PATCH',
    path: '/subscriptions/{external_id}/entitlements',
    rootKey: 'entitlements',
    body: entitlementsBody,
    query: [subscriptionStatus],
    resend: 'D',
    warnings: ['A feature or privilege that Lago does not know is refused.'],
  }),
]
