import { z } from 'zod'
import { dateTime, fieldDescriptions } from './fields.ts'

const json = (label: string, description: string, example: string) =>
  z.record(z.string(), z.json()).optional().register(fieldDescriptions, { label, description, example })

/** Fields that creating and updating share. Made anew for each, because a description belongs to one schema. */
const sharedFields = () => ({
  name: z
    .string()
    .optional()
    .register(fieldDescriptions, {
      label: 'Name',
      description: 'Name of the subscription on invoices.',
      example: '"Acme, production"',
      alsoKnownAs: ['subscription_name'],
    }),
  subscription_at: dateTime()
    .optional()
    .register(fieldDescriptions, {
      label: 'Start',
      description:
        'When it starts, ISO 8601; the past is billed from then on, the future waits. Now when left out.',
      example: '"2025-07-01T00:00:00Z"',
      alsoKnownAs: ['start_date', 'starts_at', 'started_at', 'start'],
    }),
  ending_at: dateTime()
    .optional()
    .register(fieldDescriptions, {
      label: 'End',
      description: 'When it ends by itself, ISO 8601.',
      example: '"2026-07-01T00:00:00Z"',
      alsoKnownAs: ['end_date', 'ends_at', 'ended_at', 'end'],
    }),
  billing_entity_code: z
    .string()
    .optional()
    .register(fieldDescriptions, {
      label: 'Billing entity code',
      description: 'Which of your legal entities invoices it.',
      example: '"eu"',
      alsoKnownAs: ['billing_entity'],
    }),
  consolidate_invoice: z.boolean().optional().register(fieldDescriptions, {
    label: 'Consolidate invoices',
    description: 'Put it on one invoice with the customer’s other subscriptions.',
    example: 'true',
  }),
  purchase_order_number: z
    .string()
    .optional()
    .register(fieldDescriptions, {
      label: 'Purchase order number',
      description: 'Printed on invoices.',
      example: '"PO-123"',
      alsoKnownAs: ['po_number', 'purchase_order'],
    }),
  payment_method: json(
    'Payment method',
    'How it is paid, where it is not the customer’s default.',
    '{"payment_method_type":"provider"}',
  ),
  invoice_custom_section: json(
    'Invoice custom section',
    'Custom sections on its invoices.',
    '{"skip_invoice_custom_sections":false}',
  ),
  activation_rules: z.array(z.record(z.string(), z.json())).optional().register(fieldDescriptions, {
    label: 'Activation rules',
    description: 'What must happen before it starts, such as a payment.',
    example: '[{"type":"payment","timeout_hours":48}]',
  }),
  plan_overrides: json(
    'Plan overrides',
    'Prices of this one subscription that differ from the plan (premium). Not safe to send twice.',
    '{"amount_cents":9900}',
  ),
})

/** lago-api:app/services/subscriptions/create_service.rb */
export const createSubscriptionBody = z.strictObject({
  external_customer_id: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'External customer ID',
      description: 'Your own id of the customer. An unknown one makes a new customer with only this id.',
      example: '"cus_acme"',
      alsoKnownAs: ['customer_id', 'customer', 'customer_external_id', 'account_id'],
    }),
  plan_code: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'Plan code',
      description: 'Code of the plan. An unknown one is refused.',
      example: '"premium"',
      alsoKnownAs: ['plan', 'plan_id', 'tier'],
    }),
  external_id: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'External ID',
      description: 'Your own id of the subscription; usage events name it.',
      example: '"sub_acme_1"',
      alsoKnownAs: ['subscription_id', 'external_subscription_id', 'subscription_external_id', 'sub_id'],
    }),
  billing_time: z.enum(['calendar', 'anniversary']).optional().register(fieldDescriptions, {
    label: 'Billing time',
    description: 'Periods by calendar, or counted from the start.',
    example: '"calendar"',
  }),
  usage_thresholds: z.array(z.record(z.string(), z.json())).optional().register(fieldDescriptions, {
    label: 'Usage thresholds',
    description: 'Amounts at which usage is invoiced before the period ends (premium).',
    example: '[{"amount_cents":10000}]',
  }),
  ...sharedFields(),
})

/** Lago's spec asks for `ending_at`, its code does not. */
export const updateSubscriptionBody = z.strictObject({
  on_termination_credit_note: z
    .enum(['skip', 'credit', 'refund', 'offset'])
    .optional()
    .register(fieldDescriptions, {
      label: 'Credit note at the end',
      description: 'What happens with what was paid in advance when it ends.',
      example: '"credit"',
    }),
  on_termination_invoice: z.enum(['generate', 'skip']).optional().register(fieldDescriptions, {
    label: 'Invoice at the end',
    description: 'Whether the final invoice is issued when it ends.',
    example: '"generate"',
  }),
  ...sharedFields(),
})
