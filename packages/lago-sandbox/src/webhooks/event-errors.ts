import type { Organization } from '../organizations/organization.ts'
import { measured } from '../usage/classify.ts'

const HOUR = 3_600_000
const plainNumber = /^-?\d+(\.\d+)?$/
const numeric = new Set(['sum_agg', 'max_agg', 'latest_agg', 'weighted_sum_agg'])

interface EventErrors {
  invalid_code: string[]
  missing_aggregation_property: string[]
  missing_group_key: string[]
  invalid_filter_values: string[]
}

/** What was wrong with the events of the last hour; says nothing of subscriptions and timestamps, as Lago's does. */
export const eventErrors = ({ events, rows }: Organization, now: number): EventErrors => {
  const errors: EventErrors = {
    invalid_code: [],
    missing_aggregation_property: [],
    missing_group_key: [],
    invalid_filter_values: [],
  }
  for (const event of events.log.between()) {
    if (event.receivedAt < now - HOUR) continue
    const metric = rows.find('billable_metric', 'code', event.code)
    if (!metric) {
      errors.invalid_code.push(event.transactionId)
      continue
    }
    if (metric.field_name === null) continue
    const value = measured(event, metric)
    const isWrong =
      value === undefined || (numeric.has(String(metric.aggregation_type)) && !plainNumber.test(value))
    if (isWrong) errors.missing_aggregation_property.push(event.transactionId)
  }
  return errors
}

/**
 * The hourly `events.errors`, on the Postgres store only and only if something is wrong; true if it was sent.
 * (lago-api:app/services/events/post_validation_service.rb)
 */
export const tellEventErrors = (organization: Organization, now: number): boolean => {
  if (organization.events.kind !== 'postgres') return false
  const errors = eventErrors(organization, now)
  if (Object.values(errors).every((ids: string[]) => ids.length === 0)) return false
  organization.announce('events.errors', 'events_errors', errors)
  return true
}
