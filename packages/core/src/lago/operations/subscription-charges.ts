import {
  createFilterBody,
  overrideChargeBody,
  overrideFixedChargeBody,
  updateFilterBody,
} from './charge-bodies.ts'
import { entry } from './entry.ts'
import { subscriptionStatus } from './query-options.ts'

const premium =
  'This overrides the plan for one subscription, which is a premium feature of Lago; later changes of the plan may pass it by.'

/** In order per subscription: the first override gives it a plan of its own. */
const shared = {
  resource: 'Charges of subscriptions',
  permission: 'subscription',
  query: [subscriptionStatus],
  naturalKey: 'external_id',
} as const

export const subscriptionChargeEntries = [
  entry({
    ...shared,
    id: 'overrideSubscriptionCharge',
    title: 'Override charges of subscriptions',
    purpose: 'Each record gives one subscription another price for a charge of its plan.',
    method: 'PUT',
    path: '/subscriptions/{external_id}/charges/{charge_code}',
    rootKey: 'charge',
    body: overrideChargeBody,
    resend: 'D',
    warnings: [premium],
  }),
  entry({
    ...shared,
    id: 'createSubscriptionChargeFilter',
    title: 'Add charge filters to subscriptions',
    purpose: 'Each record adds another price to one subscription, for some values of a metric’s filters.',
    method: 'POST',
    path: '/subscriptions/{external_id}/charges/{charge_code}/filters',
    rootKey: 'filter',
    body: createFilterBody,
    resend: 'C',
    warnings: [
      premium,
      'Lago has no protection against a repeat: the same record sent again adds a second filter. Ferry never repeats it by itself.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateSubscriptionChargeFilter',
    title: 'Update charge filters of subscriptions',
    purpose: 'Each record changes a price that one subscription has for some values of a metric’s filters.',
    method: 'PUT',
    path: '/subscriptions/{external_id}/charges/{charge_code}/filters/{filter_id}',
    rootKey: 'filter',
    body: updateFilterBody,
    resend: 'D',
    warnings: [premium],
  }),
  entry({
    ...shared,
    id: 'overrideSubscriptionFixedCharge',
    title: 'Override fixed charges of subscriptions',
    purpose:
      'Each record gives one subscription other units or another price for a fixed charge of its plan.',
    method: 'PUT',
    path: '/subscriptions/{external_id}/fixed_charges/{fixed_charge_code}',
    rootKey: 'fixed_charge',
    body: overrideFixedChargeBody,
    resend: 'D',
    warnings: [premium, 'Units that apply at once may issue an invoice.'],
  }),
]
