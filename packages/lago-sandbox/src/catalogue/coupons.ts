import { invalid, notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord } from '../json.ts'
import {
  currency,
  decimalText,
  flag,
  integer,
  object,
  oneOf,
  positiveCents,
  required,
  text,
} from '../resources/field.ts'
import type { Resource } from '../resources/resource.ts'
import type { Row } from '../resources/row.ts'

const codesIn = (row: Row, name: string): unknown[] => {
  const limits = isRecord(row.$applies_to) ? row.$applies_to[name] : undefined
  return Array.isArray(limits) ? limits : []
}

const missing = (row: Row, fields: readonly string[]): Answer | undefined => {
  const absent = fields.filter((field) => row[field] === null)
  return absent.length > 0
    ? invalid(Object.fromEntries(absent.map((field) => [field, ['value_is_mandatory']])))
    : undefined
}

const check = (row: Row, { organization: { plans, rows }, now }: Call): Answer | undefined => {
  if (codesIn(row, 'plan_codes').some((code) => !plans.some((plan) => plan.code === code)))
    return notFound('plans')
  if (codesIn(row, 'billable_metric_codes').some((code) => !rows.find('billable_metric', 'code', code)))
    return notFound('billable_metrics')
  if (row.expiration === 'time_limit') {
    const end = Date.parse(String(row.expiration_at))
    if (Number.isNaN(end) || end <= now) return invalid({ expiration_at: ['invalid_date'] })
  }
  return row.coupon_type === 'percentage'
    ? missing(row, ['percentage_rate'])
    : missing(row, ['amount_cents', 'amount_currency'])
}

/** lago-api:app/models/coupon.rb, app/services/coupons/create_service.rb */
export const coupons: Resource = {
  key: 'coupon',
  plural: 'coupons',
  path: '/coupons',
  by: 'code',
  fields: {
    name: required(text),
    code: required(text),
    description: text,
    coupon_type: required(oneOf('fixed_amount', 'percentage')),
    amount_cents: positiveCents,
    amount_currency: currency,
    reusable: { ...flag, initial: true },
    percentage_rate: decimalText,
    frequency: required(oneOf('once', 'recurring', 'forever')),
    frequency_duration: integer,
    expiration: required(oneOf('no_expiration', 'time_limit')),
    expiration_at: text,
    $applies_to: object,
  },
  columns: { terminated_at: null },
  check,
  removed: (row, { now }) => {
    row.terminated_at = iso(now)
    return undefined
  },
  show: (row) => ({
    limited_plans: codesIn(row, 'plan_codes').length > 0,
    plan_codes: codesIn(row, 'plan_codes'),
    limited_billable_metrics: codesIn(row, 'billable_metric_codes').length > 0,
    billable_metric_codes: codesIn(row, 'billable_metric_codes'),
  }),
}
