import { invalid, notFound } from '../answers.ts'
import type { Answer } from '../call.ts'
import { isBlank, isRecord, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { SubscriptionRequest } from './subscription.ts'

/** ISO 8601 with a date at least; events take Unix seconds, subscriptions do not. */
const isMoment = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))

/** Field → `invalid_date` for what is not ISO 8601, or an end that is not ahead of the start and of now. */
export const dateErrors = (
  fields: Record<string, unknown>,
  now: number,
): Record<string, string[]> | undefined => {
  const errors: Record<string, string[]> = {}
  const [start, end] = [textOf(fields.subscription_at), textOf(fields.ending_at)]
  if (!isBlank(start) && !isMoment(start)) errors.subscription_at = ['invalid_date']
  if (!isBlank(end)) {
    const from = !isBlank(start) && isMoment(start) ? Math.max(now, Date.parse(start)) : now
    if (!isMoment(end) || Date.parse(end) <= from) errors.ending_at = ['invalid_date']
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}

const moment = (value: unknown): string | null => {
  const text = textOf(value)
  return isBlank(text) ? null : `${new Date(text).toISOString().slice(0, 19)}Z`
}

/** Reads the fields of `POST /subscriptions`; ids are trimmed here, other than for events. */
export const readSubscription = (
  fields: Record<string, unknown>,
  { plans }: Organization,
  now: number,
): { request: SubscriptionRequest } | { refusal: Answer } => {
  const externalId = textOf(fields.external_id)?.trim() ?? ''
  const externalCustomerId = textOf(fields.external_customer_id)?.trim() ?? ''
  const billingTime = textOf(fields.billing_time) ?? 'calendar'
  const plan = plans.find(({ code }) => code === textOf(fields.plan_code))
  if (!plan) return { refusal: notFound('plan') }
  const errors: Record<string, string[]> = {
    ...(externalCustomerId === '' && { external_customer_id: ['value_is_mandatory'] }),
    ...(externalId === '' && { external_id: ['value_is_mandatory'] }),
    ...dateErrors(fields, now),
    ...(billingTime !== 'calendar' &&
      billingTime !== 'anniversary' && { billing_time: ['value_is_invalid'] }),
  }
  if (Object.keys(errors).length > 0) return { refusal: invalid(errors) }
  return {
    request: {
      externalId,
      externalCustomerId,
      plan,
      name: textOf(fields.name),
      billingTime,
      subscriptionAt: moment(fields.subscription_at),
      endingAt: moment(fields.ending_at),
      overridesPlan: isRecord(fields.plan_overrides) && Object.keys(fields.plan_overrides).length > 0,
      usageThresholds: fields.usage_thresholds,
    },
  }
}
