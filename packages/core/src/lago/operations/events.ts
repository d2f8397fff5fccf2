import { z } from 'zod'
import { entry } from './entry.ts'
import { decimal, demandedBy, name, object, optional, unixSeconds } from './kinds.ts'

/** lago-api:app/controllers/api/v1/events_controller.rb; every other key is dropped without a word. */
export const eventBody = () =>
  z.strictObject({
    transaction_id: name(
      'Transaction ID',
      'Names this event for ever, so that it is never billed twice. It must be unique in the whole organization.',
      '"evt_2025_07_000123"',
      ['transaction', 'event_id', 'id', 'uuid', 'event_uuid', 'idempotency_key'],
    ),
    ...demandedBy('spec', {
      external_subscription_id: name(
        'External subscription ID',
        'Your own id of the subscription that is billed. Lago stores an event of an unknown subscription and never bills it.',
        '"sub_acme_1"',
        ['subscription_id', 'subscription', 'subscription_external_id', 'sub_id'],
      ),
    }),
    code: name(
      'Billable metric code',
      'Code of the billable metric that counts this event. Lago stores an unknown code and never bills it.',
      '"api_calls"',
      [
        'metric',
        'metric_code',
        'billable_metric',
        'billable_metric_code',
        'event_code',
        'event_name',
        'event_type',
        'event',
      ],
    ),
    ...optional({
      timestamp: unixSeconds(
        'Timestamp',
        'When it happened. ISO 8601, seconds, milliseconds and microseconds are turned into the Unix seconds that Lago wants.',
        '"1751328000.123"',
        [
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
      ),
      precise_total_amount_cents: decimal(
        'Precise total amount in cents',
        'Amount of this event, for charges with the dynamic model only.',
        '"1234.56"',
        ['total_amount_cents', 'amount_cents'],
      ),
      properties: object(
        'Properties',
        'What the metric adds up or filters by. Amounts must be plain numbers: Lago ignores 1e3 or 1,234.',
        '{"bytes":2048,"region":"eu"}',
        ['props', 'event_properties'],
      ),
    }),
  })

const shared = {
  resource: 'Events',
  method: 'POST',
  body: eventBody,
  permission: 'event',
  resend: 'B',
  batch: { path: '/events/batch', key: 'events', limit: 100 },
  naturalKey: null,
} as const

const neverBilled =
  'Lago accepts events it will never bill: of an unknown subscription, an unknown metric, or a time outside the subscription.'
const neverChanged = 'An event cannot be changed or deleted in Lago once it is accepted.'

export const eventEntries = [
  entry({
    ...shared,
    id: 'createEvent',
    title: 'Send usage events',
    purpose: 'Each record becomes one usage event that Lago meters and bills.',
    path: '/events',
    rootKey: 'event',
    warnings: [neverBilled, neverChanged],
  }),
  entry({
    ...shared,
    id: 'createBatchEvents',
    title: 'Send usage events in batches',
    purpose: 'Up to 100 records a call become usage events that Lago meters and bills.',
    path: '/events/batch',
    rootKey: 'events',
    warnings: [
      'Lago takes at most 100 events per batch and refuses the whole batch when one of them is wrong.',
      neverBilled,
      neverChanged,
    ],
  }),
]
