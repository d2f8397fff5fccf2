import { meteredCharges } from '../charges/charge-kind.ts'
import { chargesOfSubscription } from '../charges/charges.ts'
import type { StoredEvent } from '../events/event.ts'
import { isRecord, parseJson, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/** Why an accepted event would never reach an invoice; the server says none of this. */
export type Unbilled =
  | 'no_subscription_id'
  | 'milliseconds'
  | 'unknown_subscription'
  | 'before_start'
  | 'after_end'
  | 'unknown_code'
  | 'no_charge'
  | 'property_missing'
  | 'property_not_a_plain_number'

export type Verdict =
  | { isBillable: true; subscription: Subscription; metric: Row }
  | { isBillable: false; why: Unbilled }

/** One sentence a reason, for the page. */
export const sentences: Record<Unbilled, string> = {
  no_subscription_id: 'It names no subscription.',
  milliseconds: 'Its timestamp is in milliseconds; Lago read it as seconds, far in the future.',
  unknown_subscription: 'No subscription has this external id.',
  before_start: 'It happened before its subscription started.',
  after_end: 'It happened after its subscription ended.',
  unknown_code: 'No billable metric has this code.',
  no_charge: 'The plan of its subscription has no charge for this metric.',
  property_missing: 'The property its metric measures is missing.',
  property_not_a_plain_number: 'The property its metric measures is not a plain number.',
}

/** Year 2286 in seconds: what lies behind it was meant as milliseconds. */
const FAR_FUTURE_MICROS = 1e16

const numeric = new Set(['sum_agg', 'max_agg', 'latest_agg', 'weighted_sum_agg'])

/** An optional minus, digits, an optional decimal part; `1,234`, `1e3`, ` 5`, `.5` and `+5` are ignored. */
const plainNumber = /^-?\d+(\.\d+)?$/

/** The text of the property a metric measures; undefined where there is none. */
export const measured = (event: Pick<StoredEvent, 'properties'>, metric: Row): string | undefined => {
  const properties = parseJson(event.properties)
  const value = isRecord(properties) ? properties[String(metric.field_name)] : undefined
  return value === undefined || value === null ? undefined : (textOf(value) ?? JSON.stringify(value))
}

const propertyProblem = (event: StoredEvent, metric: Row): Unbilled | undefined => {
  if (metric.aggregation_type === 'count_agg' || metric.aggregation_type === 'custom_agg') return undefined
  const value = measured(event, metric)
  if (value === undefined) return 'property_missing'
  const mustBeNumber = numeric.has(String(metric.aggregation_type))
  return mustBeNumber && !plainNumber.test(value) ? 'property_not_a_plain_number' : undefined
}

/** True if a moment lies within a subscription, compared in milliseconds. */
export const covers = ({ started_at, terminated_at }: Subscription, milliseconds: number): boolean =>
  started_at !== null &&
  Date.parse(started_at) <= milliseconds &&
  (terminated_at === null || milliseconds <= Date.parse(terminated_at))

/**
 * Whether an accepted event would be billed, by what is known now: subscriptions and metrics made later count too.
 * (lago-api:app/services/events/post_process_service.rb, app/services/events/stores/postgres_store.rb)
 */
export const classify = (event: StoredEvent, organization: Organization): Verdict => {
  const unbilled = (why: Unbilled): Verdict => ({ isBillable: false, why })
  const { externalSubscriptionId, timestampMicros } = event
  if (externalSubscriptionId === null || externalSubscriptionId === '') return unbilled('no_subscription_id')
  const known = organization.subscriptions.filter(({ external_id }) => external_id === externalSubscriptionId)
  if (known.length === 0) return unbilled('unknown_subscription')
  if (timestampMicros >= FAR_FUTURE_MICROS) return unbilled('milliseconds')
  const milliseconds = Math.floor(timestampMicros / 1000)
  const subscription = known.find((one) => covers(one, milliseconds))
  if (!subscription) {
    const hasBegun = known.some(
      ({ started_at }) => started_at !== null && Date.parse(started_at) <= milliseconds,
    )
    return unbilled(hasBegun ? 'after_end' : 'before_start')
  }
  const metric = organization.rows.find('billable_metric', 'code', event.code)
  if (!metric) return unbilled('unknown_code')
  const charges = chargesOfSubscription(organization, meteredCharges, subscription)
  if (!charges.some((charge) => charge.lago_billable_metric_id === metric.lago_id))
    return unbilled('no_charge')
  const problem = propertyProblem(event, metric)
  return problem ? unbilled(problem) : { isBillable: true, subscription, metric }
}
