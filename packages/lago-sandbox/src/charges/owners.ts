import { notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { premiumMissing } from '../organizations/premium.ts'
import type { Row } from '../resources/row.ts'
import { subscriptionAt } from '../subscriptions/find.ts'
import type { ChargeKind } from './charge-kind.ts'
import { chargesOf, chargesOfSubscription } from './charges.ts'

type Found<T> = T | { refusal: Answer }

/** Where charges hang: on a plan, or on a subscription that may override its plan's. */
export interface ChargeOwner {
  path: string
  resource: string
  all: (call: Call, kind: ChargeKind) => Found<{ rows: Row[] }>
  /** The charge to change; a subscription gets its own copy first. */
  writable: (call: Call, kind: ChargeKind) => Found<{ row: Row }>
}

const withCode = (rows: readonly Row[], { params }: Call, kind: ChargeKind): Found<{ row: Row }> => {
  const row = rows.find(({ code }) => code === params.charge_code)
  return row ? { row } : { refusal: notFound(kind.key) }
}

const allOfPlan: ChargeOwner['all'] = ({ organization, params }, kind) => {
  const plan = organization.rows.find('plan', 'code', params.code)
  return plan ? { rows: chargesOf(organization, kind, plan.lago_id) } : { refusal: notFound('plan') }
}

export const planOwner: ChargeOwner = {
  path: '/plans/:code',
  resource: 'plan',
  all: allOfPlan,
  writable: (call, kind) => {
    const found = allOfPlan(call, kind)
    return 'refusal' in found ? found : withCode(found.rows, call, kind)
  },
}

const allOfSubscription: ChargeOwner['all'] = (call, kind) => {
  const subscription = subscriptionAt(call)
  return subscription
    ? { rows: chargesOfSubscription(call.organization, kind, subscription) }
    : { refusal: notFound('subscription') }
}

/** lago-api:app/services/subscriptions/update_or_override_charge_service.rb (premium: it overrides the plan). */
export const subscriptionOwner: ChargeOwner = {
  path: '/subscriptions/:external_id',
  resource: 'subscription',
  all: allOfSubscription,
  writable: (call, kind) => {
    const refusal = premiumMissing(call.organization)
    if (refusal) return { refusal }
    const subscription = subscriptionAt(call)
    if (!subscription) return { refusal: notFound('subscription') }
    const found = withCode(chargesOfSubscription(call.organization, kind, subscription), call, kind)
    if ('refusal' in found || found.row.$owner === subscription.lago_id) return found
    const { lago_id: parent, created_at: _old, ...columns } = structuredClone(found.row)
    const own = { ...columns, $owner: subscription.lago_id, lago_parent_id: parent }
    return { row: call.organization.rows.add(kind.key, own, iso(call.now)) }
  },
}
