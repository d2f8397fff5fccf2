import { z } from 'zod'
import {
  choice,
  dateTime,
  demandedBy,
  flag,
  items,
  name,
  object,
  objects,
  optional,
  text,
  whole,
} from './kinds.ts'
import {
  billingEntityCode,
  invoiceCustomSection,
  paymentMethod,
  purchaseOrderNumber,
} from './shared-fields.ts'

const sharedFields = () => ({
  name: text('Name', 'Name of the subscription on invoices.', '"Acme, production"', ['subscription_name']),
  subscription_at: dateTime(
    'Start',
    'When it starts, ISO 8601; the past is billed from then on, the future waits. Now when left out.',
    '"2025-07-01T00:00:00Z"',
    ['start_date', 'starts_at', 'started_at', 'start'],
  ),
  ending_at: dateTime('End', 'When it ends by itself, ISO 8601.', '"2026-07-01T00:00:00Z"', [
    'end_date',
    'ends_at',
    'ended_at',
    'end',
  ]),
  billing_entity_code: billingEntityCode(),
  consolidate_invoice: flag(
    'Consolidate invoices',
    'Put it on one invoice with the customer’s other subscriptions.',
    'true',
  ),
  purchase_order_number: purchaseOrderNumber(),
  payment_method: paymentMethod(),
  invoice_custom_section: invoiceCustomSection(),
  activation_rules: items(
    { type: z.enum(['payment']), timeout_hours: z.int().optional() },
    'Activation rules',
    'What must happen before it starts, such as a payment.',
    '[{"type":"payment","timeout_hours":48}]',
  ),
  usage_thresholds: objects(
    'Usage thresholds',
    'Amounts at which usage is invoiced before the period ends (premium).',
    '[{"amount_cents":10000}]',
  ),
  progressive_billing_disabled: flag(
    'No progressive billing',
    'Never invoice usage before the period ends, whatever the thresholds.',
    'false',
  ),
  plan_overrides: object(
    'Plan overrides',
    'Prices of this one subscription that differ from the plan (premium). Not safe to send twice.',
    '{"amount_cents":9900}',
  ),
})

/** lago-api:app/services/subscriptions/create_service.rb */
export const createSubscriptionBody = () =>
  z.strictObject({
    external_customer_id: name(
      'External customer ID',
      'Your own id of the customer. An unknown one makes a new customer with only this id.',
      '"cus_acme"',
      ['customer_id', 'customer', 'customer_external_id', 'account_id'],
    ),
    plan_code: name('Plan code', 'Code of the plan. An unknown one is refused.', '"premium"', [
      'plan',
      'plan_id',
      'tier',
    ]),
    external_id: name(
      'External ID',
      'Your own id of the subscription; usage events name it.',
      '"sub_acme_1"',
      ['subscription_id', 'external_subscription_id', 'subscription_external_id', 'sub_id'],
    ),
    ...optional({
      billing_time: choice(
        ['calendar', 'anniversary'],
        'Billing time',
        'Periods by calendar, or counted from the start.',
        '"calendar"',
      ),
      ...sharedFields(),
    }),
  })

/** Lago's spec asks for `ending_at`, its code does not. */
export const updateSubscriptionBody = () => {
  const fields = optional(sharedFields())
  return z.strictObject({
    ...optional({
      on_termination_credit_note: choice(
        ['skip', 'credit', 'refund', 'offset'],
        'Credit note at the end',
        'What happens with what was paid in advance when it ends.',
        '"credit"',
      ),
      on_termination_invoice: choice(
        ['generate', 'skip'],
        'Invoice at the end',
        'Whether the final invoice is issued when it ends.',
        '"generate"',
      ),
    }),
    ...fields,
    ...demandedBy('spec', { ending_at: fields.ending_at }),
  })
}

/** Premium. */
export const lifetimeUsageBody = () =>
  z.strictObject({
    external_historical_usage_amount_cents: whole(
      'Historical usage amount in cents',
      'What the subscription used before it came to Lago; it counts towards lifetime usage.',
      '1200000',
      ['historical_usage_amount_cents', 'historical_usage', 'lifetime_usage_amount_cents'],
    ),
  })
