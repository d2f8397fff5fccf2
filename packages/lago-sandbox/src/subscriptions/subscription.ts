import { randomUUID } from 'node:crypto'
import type { Customer } from '../customers/customer.ts'
import type { Plan } from '../plans/plan.ts'

/** Every status there is. */
export const statuses = ['active', 'pending', 'terminated', 'canceled', 'incomplete'] as const
export type SubscriptionStatus = (typeof statuses)[number]

/** A subscription, in the shape Lago answers it. */
export interface Subscription {
  lago_id: string
  external_id: string
  lago_customer_id: string
  external_customer_id: string
  billing_entity_code: string
  billing_time: string
  name: string | null
  plan_code: string
  plan_amount_cents: number
  plan_amount_currency: string
  status: SubscriptionStatus
  created_at: string
  canceled_at: string | null
  started_at: string | null
  ending_at: string | null
  subscription_at: string
  terminated_at: string | null
  previous_plan_code: string | null
  next_plan_code: string | null
  downgrade_plan_date: string | null
  trial_ended_at: string | null
  on_termination_credit_note: string | null
  on_termination_invoice: string
  current_billing_period_started_at: string | null
  current_billing_period_ending_at: string | null
  consolidate_invoice: boolean
  purchase_order_number: string | null
  applied_invoice_custom_sections: unknown[]
  payment_method: { payment_method_type: string; payment_method_id: string | null }
  activation_rules: unknown[]
  usage_thresholds: unknown[]
  /** Usage from before Lago, in cents; shown as lifetime usage only. */
  historicalUsageCents: number
  /** True when `plan_overrides` made a hidden child plan; never shown. */
  overridesPlan: boolean
}

/** What a POST asks for, read and validated. */
export interface SubscriptionRequest {
  externalId: string
  externalCustomerId: string
  plan: Plan
  name: string | null
  billingTime: string
  /** ISO 8601; null means now. */
  subscriptionAt: string | null
  endingAt: string | null
  overridesPlan: boolean
  /** As sent; undefined where none were. */
  usageThresholds: unknown
}

/** A new row; one that starts in the future is pending. */
export const newSubscription = (
  request: SubscriptionRequest,
  customer: Customer,
  at: string,
): Subscription => {
  const startsAt = request.subscriptionAt ?? at
  const isPending = Date.parse(startsAt) > Date.parse(at)
  return {
    lago_id: randomUUID(),
    external_id: request.externalId,
    lago_customer_id: customer.lago_id,
    external_customer_id: customer.external_id,
    billing_entity_code: 'default',
    billing_time: request.billingTime,
    name: request.name,
    plan_code: request.plan.code,
    plan_amount_cents: request.plan.amountCents,
    plan_amount_currency: request.plan.currency,
    status: isPending ? 'pending' : 'active',
    created_at: at,
    canceled_at: null,
    started_at: isPending ? null : startsAt,
    ending_at: request.endingAt,
    subscription_at: startsAt,
    terminated_at: null,
    previous_plan_code: null,
    next_plan_code: null,
    downgrade_plan_date: null,
    trial_ended_at: null,
    on_termination_credit_note: null,
    on_termination_invoice: 'generate',
    current_billing_period_started_at: null,
    current_billing_period_ending_at: null,
    consolidate_invoice: true,
    purchase_order_number: null,
    applied_invoice_custom_sections: [],
    payment_method: { payment_method_type: 'provider', payment_method_id: null },
    activation_rules: [],
    usage_thresholds: [],
    historicalUsageCents: 0,
    overridesPlan: request.overridesPlan,
  }
}

/** What Lago shows of it. */
export const subscriptionJson = ({
  overridesPlan: _hidden,
  historicalUsageCents: _usage,
  ...shown
}: Subscription) => shown
