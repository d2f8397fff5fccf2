import type { Organization } from '../organizations/organization.ts'
import { type Subscription, subscriptionJson } from './subscription.ts'

/** Ends an active subscription, or cancels one that has not begun. */
export const terminate = (organization: Organization, subscription: Subscription, at: string): void => {
  if (subscription.status === 'pending') {
    subscription.status = 'canceled'
    subscription.canceled_at = at
  } else {
    subscription.status = 'terminated'
    subscription.terminated_at = at
  }
  organization.effects.subscriptionsTerminated += 1
  organization.announce('subscription.terminated', 'subscription', subscriptionJson(subscription))
}
