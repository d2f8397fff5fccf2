import { randomUUID } from 'node:crypto'
import { invalid } from '../answers.ts'
import type { Answer } from '../call.ts'
import { isRecord } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { readFields } from '../resources/field.ts'
import { type Row, shown } from '../resources/row.ts'
import { taxesOf, unknownTax } from '../resources/taxes-of.ts'
import {
  type ChargeKind,
  defaultProperties,
  fixedCharges,
  freshCode,
  meteredCharges,
  namesCode,
  propertyErrors,
} from './charge-kind.ts'

/** A filter of a charge: other properties for events with these property values. */
export interface ChargeFilter {
  lago_id: string
  invoice_display_name: unknown
  properties: unknown
  values: unknown
}

type Draft = { row: Record<string, unknown> } | { refusal: Answer }

/** Charges that belong to a plan or override one for a subscription; `owner` is a `lago_id`. */
export const chargesOf = ({ rows }: Organization, { key }: ChargeKind, owner: string): Row[] =>
  rows.of(key).filter((row) => row.$owner === owner)

export const readFilter = (item: Record<string, unknown>): ChargeFilter => ({
  lago_id: randomUUID(),
  invoice_display_name: item.invoice_display_name ?? null,
  properties: isRecord(item.properties) ? item.properties : {},
  values: isRecord(item.values) ? item.values : {},
})

/** Reads and checks a charge without storing it. */
export const draftCharge = (
  kind: ChargeKind,
  body: Record<string, unknown>,
  organization: Organization,
  owner: string,
  held?: Row,
): Draft => {
  const reference = kind.reference(body, organization, held)
  if ('refusal' in reference) return reference
  const read = readFields(kind.fields, body, held)
  if ('errors' in read) return { refusal: invalid(read.errors) }
  const siblings = chargesOf(organization, kind, owner).filter((row) => row !== held)
  const row: Record<string, unknown> = { ...held, ...read.values, ...reference.columns, $owner: owner }
  if (Array.isArray(read.values.filters)) row.filters = read.values.filters.filter(isRecord).map(readFilter)
  row.properties ??= defaultProperties(row.charge_model)
  row.lago_parent_id ??= null
  if (!namesCode(row)) row.code = freshCode(reference.code, siblings)
  else if (siblings.some(({ code }) => code === row.code))
    return { refusal: invalid({ code: ['value_already_exist'] }) }
  const refusal = unknownTax(row, organization) ?? propertyErrors(row.charge_model, row.properties)
  return refusal ? { refusal } : { row }
}

/** A charge as an answer shows it. */
export const chargeJson = (row: Row, organization: Organization): Record<string, unknown> => {
  const { filters, ...rest } = shown(row)
  const name = rest.invoice_display_name ?? organization.rows.find('add_on', 'code', row.add_on_code)?.name
  return {
    ...rest,
    ...('add_on_code' in row && { invoice_display_name: name }),
    ...(Array.isArray(filters) && {
      filters: (filters as ChargeFilter[]).map(({ lago_id: _none, ...filter }) => filter),
    }),
    taxes: taxesOf(row, organization),
  }
}

/** The first refusal among charges a plan is sent with, none of which is stored yet. */
export const plannedChargesRefusal = (
  kind: ChargeKind,
  items: unknown,
  organization: Organization,
): Answer | undefined => {
  for (const item of Array.isArray(items) ? items.filter(isRecord) : []) {
    const held = organization.rows.find(kind.key, 'lago_id', item.id)
    const draft = draftCharge(
      kind,
      item,
      organization,
      typeof held?.$owner === 'string' ? held.$owner : '',
      held,
    )
    if ('refusal' in draft) return draft.refusal
  }
  return undefined
}

/** Puts the charges sent with a plan in place of those it has: known ids are kept, all else is new, the rest goes. */
export const replaceCharges = (
  kind: ChargeKind,
  items: unknown,
  organization: Organization,
  owner: string,
  at: string,
): void => {
  const sent = Array.isArray(items) ? items.filter(isRecord) : []
  const kept = new Set(sent.map(({ id }) => id))
  for (const row of chargesOf(organization, kind, owner)) {
    if (!kept.has(row.lago_id)) organization.rows.remove(kind.key, row)
  }
  for (const item of sent) {
    const held = organization.rows.find(kind.key, 'lago_id', item.id)
    const draft = draftCharge(kind, item, organization, owner, held)
    if ('refusal' in draft) continue
    if (held) Object.assign(held, draft.row)
    else organization.rows.add(kind.key, draft.row, at)
  }
}

/** The charges that apply to a subscription: those of its plan, with its own in the place of what they override. */
export const chargesOfSubscription = (
  organization: Organization,
  kind: ChargeKind,
  subscription: { lago_id: string; plan_code: string },
): Row[] => {
  const plan = organization.rows.find('plan', 'code', subscription.plan_code)
  const own = chargesOf(organization, kind, subscription.lago_id)
  const planned = plan ? chargesOf(organization, kind, plan.lago_id) : []
  return planned.map((row) => own.find(({ code }) => code === row.code) ?? row)
}

export const chargeKinds = [meteredCharges, fixedCharges] as const
