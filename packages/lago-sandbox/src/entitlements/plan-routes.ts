import { notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import type { Row } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import { entitlementJson, entitlementsJson, held, valuesOf, writeEntitlements } from './entitlements.ts'

const onPlan =
  (act: (plan: Row, call: Call) => Answer) =>
  (call: Call): Answer => {
    const plan = call.organization.rows.find('plan', 'code', call.params.code)
    return plan ? act(plan, call) : notFound('plan')
  }

const write = (isMerge: boolean) => (call: Call) => {
  const wrapped = unwrap(call.body, 'entitlements')
  if ('refusal' in wrapped) return wrapped.refusal
  return onPlan((plan, { organization, now }) => {
    const refusal = writeEntitlements(organization, plan.lago_id, wrapped.fields, isMerge, iso(now))
    return refusal ?? ok({ entitlements: entitlementsJson(organization, plan.lago_id) })
  })(call)
}

const onEntitlement = (act: (row: Row, call: Call) => Answer | undefined) =>
  onPlan((plan, call) => {
    const { organization, params } = call
    const row = held(organization, plan.lago_id).find(({ $feature }) => $feature === params.feature_code)
    if (!row) return notFound('entitlement')
    return act(row, call) ?? ok({ entitlement: entitlementJson(organization, row) })
  })

const removePrivilege = (row: Row, { params }: Call): Answer | undefined => {
  const { [params.privilege_code ?? '']: gone, ...rest } = valuesOf(row)
  if (gone === undefined) return notFound('privilege')
  row.$values = rest
  return undefined
}

const path = '/plans/:code/entitlements'
const resource = 'plan'

/** POST replaces a plan's entitlements, PATCH merges. */
export const planEntitlementOperations: readonly Operation[] = [
  { method: 'POST', path, resource, handle: write(false) },
  { method: 'PATCH', path, resource, handle: write(true) },
  {
    method: 'GET',
    path,
    resource,
    handle: onPlan((plan, { organization }) =>
      ok({ entitlements: entitlementsJson(organization, plan.lago_id) }),
    ),
  },
  { method: 'GET', path: `${path}/:feature_code`, resource, handle: onEntitlement(() => undefined) },
  {
    method: 'DELETE',
    path: `${path}/:feature_code`,
    resource,
    handle: onEntitlement((row, { organization }) => {
      organization.rows.remove('entitlement', row)
      return undefined
    }),
  },
  {
    method: 'DELETE',
    path: `${path}/:feature_code/privileges/:privilege_code`,
    resource,
    handle: onEntitlement(removePrivilege),
  },
]
