import { z } from 'zod'
import { entry } from './entry.ts'
import { choice, demandedBy, flag, items, name, optional, text, whole } from './kinds.ts'

const demanded = () => ({
  name: name('Name', 'Name of the metric.', '"API calls"', ['metric_name', 'title']),
  code: name(
    'Code',
    'Your own code of the metric, which events name; Lago refuses one that is taken.',
    '"api_calls"',
    ['metric_code', 'billable_metric_code'],
  ),
  aggregation_type: choice(
    ['count_agg', 'sum_agg', 'max_agg', 'unique_count_agg', 'weighted_sum_agg', 'latest_agg'],
    'Aggregation',
    'How events add up. All but a count need a field name.',
    '"sum_agg"',
    ['aggregation'],
  ),
})

const further = () => ({
  field_name: text('Field name', 'The event property that is added up; left out for a count.', '"bytes"', [
    'property',
  ]),
  description: text('Description', 'What is measured.', '"Bytes sent to customers"'),
  recurring: flag('Recurring', 'The value is kept for the next period, such as seats.', 'false'),
  expression: text(
    'Expression',
    'Works the value out from an event’s properties.',
    '"event.properties.bytes / 1024"',
  ),
  rounding_function: choice(['round', 'ceil', 'floor'], 'Rounding', 'How the total is rounded.', '"ceil"'),
  rounding_precision: whole('Rounding precision', 'Decimals that are kept.', '2'),
  weighted_interval: choice(['seconds'], 'Weighted interval', 'For a weighted sum.', '"seconds"'),
  filters: items(
    { key: z.string(), values: z.array(z.string()) },
    'Filters',
    'Event properties that charges may price apart, and their values. At an update they replace the present ones.',
    '[{"key":"region","values":["eu","us"]}]',
  ),
})

export const createBillableMetricBody = () =>
  z.strictObject({ ...demandedBy('model', demanded()), ...optional(further()) })

export const updateBillableMetricBody = () => z.strictObject(optional({ ...demanded(), ...further() }))

const shared = {
  resource: 'Billable metrics',
  permission: 'billable_metric',
  rootKey: 'billable_metric',
  naturalKey: 'code',
} as const

export const billableMetricEntries = [
  entry({
    ...shared,
    id: 'createBillableMetric',
    title: 'Create billable metrics',
    purpose: 'Each record becomes a metric that events are counted by.',
    method: 'POST',
    path: '/billable_metrics',
    body: createBillableMetricBody,
    resend: 'B',
    warnings: ['Every aggregation but a count needs a field name; otherwise Lago refuses the metric.'],
  }),
  entry({
    ...shared,
    id: 'updateBillableMetric',
    title: 'Update billable metrics',
    purpose: 'Each record changes a metric.',
    method: 'PUT',
    path: '/billable_metrics/{code}',
    body: updateBillableMetricBody,
    resend: 'D',
    warnings: ['A metric that plans use already can be changed in little more than its name.'],
  }),
]
