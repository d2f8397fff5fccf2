import { among, billingEntities, type Filter, ofCustomer } from '../lists/filter.ts'
import type { List } from '../lists/list.ts'
import { type Subscription, statuses, subscriptionJson } from './subscription.ts'

/** Latest start first, then as they came (lago-api:app/queries/subscriptions_query.rb). */
export const bySubscriptionDate = (subscriptions: readonly Subscription[]): Subscription[] =>
  subscriptions.toSorted((a, b) => Date.parse(b.subscription_at) - Date.parse(a.subscription_at))

/** Active ones where nothing is asked for; all of them where one of the statuses asked for is unknown. */
const byStatus: Filter<Subscription> = ({ query }) => {
  const sent = query.getAll('status[]').filter((status) => status !== '')
  const wanted: readonly string[] = sent.length > 0 ? sent : ['active']
  const areKnown = wanted.every((status) => statuses.some((known) => known === status))
  return areKnown ? ({ status }) => wanted.includes(status) : undefined
}

/** lago-api:app/queries/subscriptions_query.rb, app/controllers/concerns/subscription_index.rb */
export const subscriptions: List<Subscription> = {
  plural: 'subscriptions',
  filters: [
    byStatus,
    ofCustomer(({ external_customer_id }) => external_customer_id),
    billingEntities(({ billing_entity_code }) => billing_entity_code),
    among('plan_code', ({ plan_code }) => plan_code),
    among('currency', ({ plan_amount_currency }) => plan_amount_currency),
  ],
  show: subscriptionJson,
}
