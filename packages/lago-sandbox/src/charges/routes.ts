import { notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { page } from '../paging.ts'
import type { Row } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import type { ChargeKind } from './charge-kind.ts'
import { chargeJson, chargeKinds, draftCharge } from './charges.ts'
import { filterOperations } from './filters.ts'
import { type ChargeOwner, planOwner, subscriptionOwner } from './owners.ts'

const answer = (kind: ChargeKind, row: Row, { organization }: Call): Answer =>
  ok({ [kind.key]: chargeJson(row, organization) })

const create =
  (kind: ChargeKind) =>
  (call: Call): Answer => {
    const wrapped = unwrap(call.body, kind.key)
    if ('refusal' in wrapped) return wrapped.refusal
    const { organization, params, now } = call
    const plan = organization.rows.find('plan', 'code', params.code)
    if (!plan) return notFound('plan')
    const draft = draftCharge(kind, wrapped.fields, organization, plan.lago_id)
    if ('refusal' in draft) return draft.refusal
    return answer(kind, organization.rows.add(kind.key, draft.row, iso(now)), call)
  }

const update =
  (owner: ChargeOwner, kind: ChargeKind) =>
  (call: Call): Answer => {
    const wrapped = unwrap(call.body, kind.key)
    if ('refusal' in wrapped) return wrapped.refusal
    const found = owner.writable(call, kind)
    if ('refusal' in found) return found.refusal
    const allowed = owner === planOwner ? Object.keys(kind.fields) : kind.overridable
    const names = [
      ...allowed.map((name) => name.replace(/^\$/, '')),
      'billable_metric_id',
      'add_on_id',
      'add_on_code',
    ]
    const body = Object.fromEntries(
      Object.entries(wrapped.fields).filter(([name, value]) => names.includes(name) && value !== null),
    )
    const draft = draftCharge(kind, body, call.organization, String(found.row.$owner), found.row)
    if ('refusal' in draft) return draft.refusal
    return answer(kind, Object.assign(found.row, draft.row), call)
  }

const remove =
  (kind: ChargeKind) =>
  (call: Call): Answer => {
    const found = planOwner.writable(call, kind)
    if ('refusal' in found) return found.refusal
    call.organization.rows.remove(kind.key, found.row)
    return answer(kind, found.row, call)
  }

const reading = (owner: ChargeOwner, kind: ChargeKind): Operation[] => {
  const path = `${owner.path}/${kind.plural}`
  const { resource } = owner
  const list = (call: Call): Answer => {
    const found = owner.all(call, kind)
    if ('refusal' in found) return found.refusal
    const { items, meta } = page(found.rows, call.query)
    return ok({ [kind.plural]: items.map((row) => chargeJson(row, call.organization)), meta })
  }
  const read = (call: Call): Answer => {
    const found = owner.all(call, kind)
    if ('refusal' in found) return found.refusal
    const row = found.rows.find(({ code }) => code === call.params.charge_code)
    return row ? answer(kind, row, call) : notFound(kind.key)
  }
  return [
    { method: 'GET', path, resource, handle: list },
    { method: 'GET', path: `${path}/:charge_code`, resource, handle: read },
    { method: 'PUT', path: `${path}/:charge_code`, resource, handle: update(owner, kind) },
  ]
}

const ofPlan = (kind: ChargeKind): Operation[] => {
  const path = `/plans/:code/${kind.plural}`
  return [
    { method: 'POST', path, resource: 'plan', handle: create(kind) },
    { method: 'DELETE', path: `${path}/:charge_code`, resource: 'plan', handle: remove(kind) },
  ]
}

/** Charges and fixed charges of plans, and what subscriptions override of them. */
export const chargeOperations: readonly Operation[] = [
  ...chargeKinds.flatMap((kind) => [
    ...ofPlan(kind),
    ...reading(planOwner, kind),
    ...reading(subscriptionOwner, kind),
  ]),
  ...filterOperations(planOwner),
  ...filterOperations(subscriptionOwner),
]
