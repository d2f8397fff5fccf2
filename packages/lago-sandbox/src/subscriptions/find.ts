import type { Call } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Subscription } from './subscription.ts'

/** The subscription of this id with this status, the latest first. */
export const findSubscription = (
  { subscriptions }: Organization,
  externalId: string | undefined,
  wanted = 'active',
): Subscription | undefined =>
  subscriptions.find(({ external_id, status }) => external_id === externalId && status === wanted)

/** The subscription a path below `/subscriptions/:external_id` means: the active one, or `?subscription_status=`. */
export const subscriptionAt = ({ organization, params, query }: Call): Subscription | undefined =>
  findSubscription(organization, params.external_id, query.get('subscription_status') ?? 'active')
