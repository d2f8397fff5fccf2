import { z } from 'zod'
import { entry } from './entry.ts'
import { decimalString, fieldDescriptions, unixSeconds } from './fields.ts'

/** lago-api:app/controllers/api/v1/events_controller.rb; every other key is dropped without a word. */
const event = z.strictObject({
  transaction_id: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'Transaction ID',
      description:
        'Names this event for ever, so that it is never billed twice. It must be unique in the whole organization.',
      example: '"evt_2025_07_000123"',
      alsoKnownAs: ['transaction', 'event_id', 'id', 'uuid', 'event_uuid', 'idempotency_key'],
    }),
  external_subscription_id: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'External subscription ID',
      description:
        'Your own id of the subscription that is billed. Lago stores an event of an unknown subscription and never bills it.',
      example: '"sub_acme_1"',
      alsoKnownAs: ['subscription_id', 'subscription', 'subscription_external_id', 'sub_id'],
    }),
  code: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'Billable metric code',
      description:
        'Code of the billable metric that counts this event. Lago stores an unknown code and never bills it.',
      example: '"api_calls"',
      alsoKnownAs: [
        'metric',
        'metric_code',
        'billable_metric',
        'billable_metric_code',
        'event_code',
        'event_name',
        'event_type',
        'event',
      ],
    }),
  timestamp: unixSeconds()
    .optional()
    .register(fieldDescriptions, {
      label: 'Timestamp',
      description:
        'When it happened. ISO 8601, seconds, milliseconds and microseconds are turned into the Unix seconds that Lago wants.',
      example: '"1751328000.123"',
      alsoKnownAs: [
        'time',
        'at',
        'ts',
        'event_time',
        'event_timestamp',
        'occurred_at',
        'happened_at',
        'datetime',
        'date',
      ],
      type: 'timestamp',
    }),
  precise_total_amount_cents: decimalString()
    .optional()
    .register(fieldDescriptions, {
      label: 'Precise total amount in cents',
      description: 'Amount of this event, for charges with the dynamic model only.',
      example: '"1234.56"',
      alsoKnownAs: ['total_amount_cents', 'amount_cents'],
      type: 'decimal_string',
    }),
  properties: z
    .record(z.string(), z.json())
    .optional()
    .register(fieldDescriptions, {
      label: 'Properties',
      description:
        'What the metric adds up or filters by. Amounts must be plain numbers: Lago ignores 1e3 or 1,234.',
      example: '{"bytes":2048,"region":"eu"}',
      alsoKnownAs: ['props', 'event_properties'],
    }),
})

export const eventEntries = [
  entry({
    id: 'createEvent',
    title: 'Send usage events',
    purpose: 'Each record becomes one usage event that Lago meters and bills.',
    resource: 'Events',
    method: 'POST',
    path: '/events',
    rootKey: 'event',
    body: event,
    query: [],
    permission: 'event',
    resend: 'B',
    batch: { path: '/events/batch', key: 'events', limit: 100 },
    naturalKey: null,
    warnings: [
      'Lago accepts events it will never bill: of an unknown subscription, an unknown metric, or a time outside the subscription.',
      'An event cannot be changed or deleted in Lago once it is accepted.',
    ],
  }),
]
