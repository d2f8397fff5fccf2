import type { Organization } from '../organizations/organization.ts'
import type { Subscription } from './subscription.ts'

/** Ends an active subscription, or cancels one that has not begun. */
export const terminate = ({ effects }: Organization, subscription: Subscription, at: string): void => {
  if (subscription.status === 'pending') {
    subscription.status = 'canceled'
    subscription.canceled_at = at
  } else {
    subscription.status = 'terminated'
    subscription.terminated_at = at
  }
  effects.subscriptionsTerminated += 1
}
