import { invalid, notFound } from '../answers.ts'
import type { Answer } from '../call.ts'
import { isBlank, isRecord, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import {
  cents,
  decimal,
  type Fields,
  flag,
  initially,
  list,
  object,
  oneOf,
  required,
  text,
} from '../resources/field.ts'
import type { Row } from '../resources/row.ts'

/** Metered charges, or fixed ones from an add-on. */
export interface ChargeKind {
  key: 'charge' | 'fixed_charge'
  plural: 'charges' | 'fixed_charges'
  fields: Fields
  /** What a subscription may override. */
  overridable: readonly string[]
  /** The columns that point to the metric or the add-on that a body names; 404 if there is none. */
  reference: (
    body: Record<string, unknown>,
    organization: Organization,
    held?: Row,
  ) => { columns: Record<string, unknown>; code: string } | { refusal: Answer }
}

const models = ['standard', 'graduated', 'package', 'percentage', 'volume', 'graduated_percentage', 'dynamic']

const metricReference: ChargeKind['reference'] = (body, { rows }, held) => {
  const metric =
    rows.find('billable_metric', 'lago_id', body.billable_metric_id ?? held?.lago_billable_metric_id) ??
    rows.find('billable_metric', 'code', body.billable_metric_code)
  if (!metric) return { refusal: notFound('billable_metric') }
  return {
    columns: { lago_billable_metric_id: metric.lago_id, billable_metric_code: metric.code },
    code: String(metric.code),
  }
}

const addOnReference: ChargeKind['reference'] = (body, { rows }, held) => {
  const addOn =
    rows.find('add_on', 'lago_id', body.add_on_id ?? held?.lago_add_on_id) ??
    rows.find('add_on', 'code', body.add_on_code)
  if (!addOn) return { refusal: notFound('add_on') }
  return { columns: { lago_add_on_id: addOn.lago_id, add_on_code: addOn.code }, code: String(addOn.code) }
}

/** lago-api:app/models/charge.rb */
export const meteredCharges: ChargeKind = {
  key: 'charge',
  plural: 'charges',
  fields: {
    code: text,
    charge_model: required(oneOf(...models)),
    pay_in_advance: flag,
    invoiceable: initially(flag, true),
    regroup_paid_fees: oneOf('invoice'),
    prorated: flag,
    accepts_target_wallet: flag,
    invoice_display_name: text,
    min_amount_cents: initially(cents, 0),
    properties: object,
    filters: list,
    $tax_codes: list,
    applied_pricing_unit: object,
  },
  overridable: [
    'invoice_display_name',
    'min_amount_cents',
    'properties',
    'filters',
    '$tax_codes',
    'applied_pricing_unit',
  ],
  reference: metricReference,
}

/** lago-api:app/models/fixed_charge.rb */
export const fixedCharges: ChargeKind = {
  key: 'fixed_charge',
  plural: 'fixed_charges',
  fields: {
    code: text,
    charge_model: required(oneOf('standard', 'graduated', 'volume')),
    pay_in_advance: flag,
    prorated: flag,
    invoice_display_name: text,
    units: initially(decimal, 0),
    properties: object,
    $tax_codes: list,
  },
  overridable: ['invoice_display_name', 'units', 'properties', '$tax_codes'],
  reference: addOnReference,
}

const isDecimal = (value: unknown): boolean => /^\d+(\.\d+)?$/.test(textOf(value) ?? '')

/** A standard charge has a decimal amount; without properties Lago takes zero. */
export const propertyErrors = (model: unknown, properties: unknown): Answer | undefined => {
  if (model !== 'standard' || !isRecord(properties)) return undefined
  return isDecimal(properties.amount) ? undefined : invalid({ properties: ['invalid_amount'] })
}

/** Properties Lago gives a charge that was sent none. */
export const defaultProperties = (model: unknown): Record<string, unknown> => {
  if (model === 'standard') return { amount: '0' }
  if (model === 'package') return { amount: '0', free_units: 0, package_size: 1 }
  if (model === 'percentage') return { rate: '0' }
  if (model === 'dynamic') return {}
  const range = { from_value: 0, to_value: null, flat_amount: '0' }
  if (model === 'graduated_percentage') return { graduated_percentage_ranges: [{ ...range, rate: '0' }] }
  return { [`${String(model)}_ranges`]: [{ ...range, per_unit_amount: '0' }] }
}

/** A code nobody uses yet, made from the metric's or add-on's. */
export const freshCode = (wanted: string, taken: readonly Row[]): string => {
  const codes = new Set(taken.map(({ code }) => code))
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? wanted : `${wanted}_${count}`
    if (!codes.has(code)) return code
  }
}

/** True if a body names a code of its own. */
export const namesCode = (body: Record<string, unknown>): boolean => !isBlank(textOf(body.code))
