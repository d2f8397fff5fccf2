import { notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { privilegesOf } from '../catalogue/features.ts'
import { iso } from '../events/timestamp.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import { subscriptionAt } from '../subscriptions/find.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { unwrap } from '../wrapper.ts'
import { held, valuesOf, writeEntitlements } from './entitlements.ts'

interface Both {
  code: string
  planned: Row | undefined
  own: Row | undefined
}

/** Each feature of the plan or of the subscription itself, without those taken away from the subscription. */
const bothOf = (organization: Organization, { lago_id, plan_code }: Subscription): Both[] => {
  const plan = organization.rows.find('plan', 'code', plan_code)
  const planned = plan ? held(organization, plan.lago_id) : []
  const own = held(organization, lago_id)
  const codes = new Set([...planned, ...own].map(({ $feature }) => String($feature)))
  return [...codes]
    .map((code) => ({
      code,
      planned: planned.find(({ $feature }) => $feature === code),
      own: own.find(({ $feature }) => $feature === code),
    }))
    .filter((both) => both.own?.$isRemoved !== true)
}

const json = ({ rows }: Organization, { code, planned, own }: Both): Record<string, unknown> => {
  const feature = rows.find('feature', 'code', code)
  const [plan, override] = [valuesOf(planned), valuesOf(own)]
  return {
    code,
    name: feature?.name ?? null,
    description: feature?.description ?? null,
    privileges: (feature ? privilegesOf(feature) : [])
      .filter((one) => one.code in plan || one.code in override)
      .map((privilege) => ({
        ...privilege,
        value: override[privilege.code] ?? plan[privilege.code],
        plan_value: plan[privilege.code] ?? null,
        override_value: override[privilege.code] ?? null,
      })),
    overrides: override,
  }
}

const all = (organization: Organization, subscription: Subscription): Answer =>
  ok({ entitlements: bothOf(organization, subscription).map((both) => json(organization, both)) })

const onSubscription =
  (act: (subscription: Subscription, call: Call) => Answer) =>
  (call: Call): Answer => {
    const subscription = subscriptionAt(call)
    return subscription ? act(subscription, call) : notFound('subscription')
  }

const update = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'entitlements')
  if ('refusal' in wrapped) return wrapped.refusal
  return onSubscription((subscription, { organization, now }) => {
    const { lago_id } = subscription
    const refusal = writeEntitlements(organization, lago_id, wrapped.fields, true, iso(now))
    return refusal ?? all(organization, subscription)
  })(call)
}

const onEntitlement = (act: (both: Both, subscription: Subscription, call: Call) => Answer | undefined) =>
  onSubscription((subscription, call) => {
    const { organization, params } = call
    const both = bothOf(organization, subscription).find(({ code }) => code === params.feature_code)
    if (!both) return notFound('entitlement')
    const before = json(organization, both)
    return act(both, subscription, call) ?? ok({ entitlement: before })
  })

const removeFeature = ({ code }: Both, { lago_id }: Subscription, { organization, now }: Call): undefined => {
  writeEntitlements(organization, lago_id, { [code]: {} }, true, iso(now))
  const row = held(organization, lago_id).find(({ $feature }) => $feature === code)
  if (row) Object.assign(row, { $isRemoved: true, $values: {} })
}

const removePrivilege = (
  { own, planned }: Both,
  _subscription: Subscription,
  { params }: Call,
): Answer | undefined => {
  const code = params.privilege_code ?? ''
  if (!(code in valuesOf(own)) && !(code in valuesOf(planned))) return notFound('privilege')
  const { [code]: _gone, ...rest } = valuesOf(own)
  if (own) own.$values = rest
  return undefined
}

const path = '/subscriptions/:external_id/entitlements'
const resource = 'subscription'

/** What a subscription overrides of its plan's entitlements; PATCH merges. */
export const subscriptionEntitlementOperations: readonly Operation[] = [
  {
    method: 'GET',
    path,
    resource,
    handle: onSubscription((subscription, { organization }) => all(organization, subscription)),
  },
  { method: 'PATCH', path, resource, handle: update },
  { method: 'DELETE', path: `${path}/:feature_code`, resource, handle: onEntitlement(removeFeature) },
  {
    method: 'DELETE',
    path: `${path}/:feature_code/privileges/:privilege_code`,
    resource,
    handle: onEntitlement(removePrivilege),
  },
]
