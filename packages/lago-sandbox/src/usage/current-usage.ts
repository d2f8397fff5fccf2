import { notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { page } from '../paging.ts'
import { findSubscription } from '../subscriptions/find.ts'
import { type ChargeUsage, currentPeriod, type Part, usageOf } from './usage.ts'

const decimal = (units: number): string => (Number.isInteger(units) ? units.toFixed(1) : String(units))

const partJson = ({ units, eventsCount, amountCents }: Part) => ({
  units: decimal(units),
  total_aggregated_units: decimal(units),
  events_count: eventsCount,
  amount_cents: amountCents,
  pricing_unit_details: null,
})

const chargeJson = (usage: ChargeUsage, currency: string) => ({
  ...partJson(usage),
  amount_currency: currency,
  charge: {
    lago_id: usage.charge.lago_id,
    charge_model: usage.charge.charge_model,
    invoice_display_name: usage.charge.invoice_display_name,
  },
  billable_metric: {
    lago_id: usage.metric.lago_id,
    name: usage.metric.name,
    code: usage.metric.code,
    aggregation_type: usage.metric.aggregation_type,
  },
  filters: usage.parts.map((part) => ({
    ...partJson(part),
    invoice_display_name: part.filter?.invoice_display_name ?? null,
    values: part.filter?.values ?? null,
  })),
  grouped_usage: [],
})

/** One metric or one charge, where the query names it, also as `filter_by_…`. */
const isWanted = ({ charge, metric }: ChargeUsage, query: URLSearchParams): boolean =>
  [
    [['billable_metric_code', 'filter_by_metric_code'], metric.code] as const,
    [['charge_id', 'filter_by_charge_id'], charge.lago_id] as const,
    [['charge_code', 'filter_by_charge_code'], charge.code] as const,
  ].every(([names, value]) => names.every((name) => [null, '', value].includes(query.get(name))))

/** `GET /customers/:external_id/current_usage` (lago-api:app/services/invoices/customer_usage_service.rb). */
const currentUsage = ({ organization, params, query, now }: Call): Answer => {
  const customer = organization.customers.get(params.external_id ?? '')
  if (!customer) return notFound('customer')
  const subscription = findSubscription(organization, query.get('external_subscription_id') ?? undefined)
  if (!subscription || subscription.lago_customer_id !== customer.lago_id)
    return notAllowed('no_active_subscription')
  const period = currentPeriod(organization, subscription, now)
  const usages = usageOf(organization, subscription, period).filter((usage) => isWanted(usage, query))
  const amount = usages.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return ok({
    customer_usage: {
      from_datetime: iso(period.from),
      to_datetime: iso(period.to),
      issuing_date: iso(period.to + 1).slice(0, 10),
      lago_invoice_id: null,
      currency: subscription.plan_amount_currency,
      amount_cents: amount,
      taxes_amount_cents: 0,
      total_amount_cents: amount,
      charges_usage: usages.map((usage) => chargeJson(usage, subscription.plan_amount_currency)),
    },
  })
}

/** No period is ever closed here, so there is no past. */
const pastUsage = ({ organization, params, query }: Call): Answer => {
  if (!organization.customers.has(params.external_id ?? '')) return notFound('customer')
  const { items, meta } = page([], query)
  return ok({ usage_periods: items, meta })
}

export const usageOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/customers/:external_id/current_usage',
    resource: 'customer_usage',
    handle: currentUsage,
  },
  {
    method: 'GET',
    path: '/customers/:external_id/past_usage',
    resource: 'customer_usage',
    handle: pastUsage,
  },
]
