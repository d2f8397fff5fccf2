import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, isRecord, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import { findSubscription } from '../subscriptions/find.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { unwrap } from '../wrapper.ts'
import { instantCharges, instantFee } from './instant-fees.ts'

interface Estimated {
  subscription: Subscription
  metric: Row
  charges: Row[]
  units: number
}

type Checked = Estimated | { refusal: Answer }

const checkedTypes: readonly unknown[] = ['max_agg', 'sum_agg', 'latest_agg']

/** What Ruby's Float() reads; a missing value passes. */
const isNumber = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  const text = textOf(value)
  return !isBlank(text) && Number.isFinite(Number(text.replaceAll('_', '')))
}

/**
 * The strict checks in Lago's order: subscription, metric, number, and only then whether there is a charge in advance.
 * (lago-api:app/services/events/validate_creation_service.rb, fees/estimate_pay_in_advance_service.rb)
 */
const check = (fields: Record<string, unknown>, organization: Organization): Checked => {
  const subscription = findSubscription(organization, textOf(fields.external_subscription_id) ?? undefined)
  if (!subscription) return { refusal: notFound('subscription') }
  const metric = organization.rows.find('billable_metric', 'code', textOf(fields.code))
  if (!metric) return { refusal: notFound('billable_metric') }
  const properties = isRecord(fields.properties) ? fields.properties : {}
  const value = properties[String(metric.field_name)]
  if (checkedTypes.includes(metric.aggregation_type) && !isNumber(value))
    return { refusal: invalid({ properties: ['value_is_not_valid_number'] }) }
  const charges = instantCharges(organization, subscription, metric)
  if (charges.length === 0) return { refusal: invalid({ code: ['does_not_match_an_instant_charge'] }) }
  const isCount = ['count_agg', 'unique_count_agg'].includes(String(metric.aggregation_type))
  return { subscription, metric, charges, units: isCount ? 1 : Number(textOf(value) ?? 0) }
}

const feesOf = (
  { subscription, metric, charges, units }: Estimated,
  fields: Record<string, unknown>,
  { organization, now }: Call,
): Record<string, unknown>[] => {
  const event = { transactionId: textOf(fields.transaction_id), units, dynamicCents: 0 }
  return charges.map((charge) => ({
    lago_id: null,
    created_at: null,
    ...instantFee(organization, subscription, charge, metric, event, iso(now)),
  }))
}

/** The estimate of an instant fee shows its decimals as numbers. */
const asInstant = (fee: Record<string, unknown>): Record<string, unknown> => ({
  ...fee,
  ...Object.fromEntries(
    ['precise_amount', 'precise_total_amount', 'taxes_precise_amount', 'precise_unit_amount'].map((name) => [
      name,
      Number(fee[name]),
    ]),
  ),
  amount_details: null,
})

const estimate =
  (show: (fee: Record<string, unknown>) => Record<string, unknown>) =>
  (call: Call): Answer => {
    const wrapped = unwrap(call.body, 'event')
    if ('refusal' in wrapped) return wrapped.refusal
    const checked = check(wrapped.fields, call.organization)
    if ('refusal' in checked) return checked.refusal
    return ok({ fees: feesOf(checked, wrapped.fields, call).map(show) })
  }

/** Bare events, although the spec wraps each; the first refusal answers for all. */
const estimateBatch = (call: Call): Answer => {
  const { body, organization } = call
  const items = isRecord(body) && Array.isArray(body.events) ? body.events.filter(isRecord) : []
  if (items.length === 0) return invalid({ events: ['no_events'] })
  const fees: Record<string, unknown>[] = []
  for (const fields of items) {
    const checked = check(fields, organization)
    if ('refusal' in checked) return checked.refusal
    fees.push(...feesOf(checked, fields, call).map(asInstant))
  }
  return ok({ fees })
}

const resource = 'event'
export const estimateOperations: readonly Operation[] = [
  { method: 'POST', path: '/events/estimate_fees', resource, handle: estimate((fee) => fee) },
  { method: 'POST', path: '/events/estimate_instant_fees', resource, handle: estimate(asInstant) },
  { method: 'POST', path: '/events/batch_estimate_instant_fees', resource, handle: estimateBatch },
]
