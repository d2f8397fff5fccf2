import { invalid, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { isBlank, isRecord, textOf } from '../json.ts'
import { flag, integer, list, oneOf, required, text } from '../resources/field.ts'
import type { Resource } from '../resources/resource.ts'
import { evaluate } from '../usage/expression.ts'
import { unwrap } from '../wrapper.ts'

/** Aggregations that read no property. */
const withoutField: readonly unknown[] = ['count_agg', 'custom_agg']

/** lago-api:app/models/billable_metric.rb */
export const billableMetrics: Resource = {
  key: 'billable_metric',
  plural: 'billable_metrics',
  path: '/billable_metrics',
  by: 'code',
  isStrict: true,
  fields: {
    name: required(text),
    code: required(text),
    description: text,
    recurring: flag,
    expression: text,
    rounding_function: oneOf('ceil', 'floor', 'round'),
    rounding_precision: integer,
    field_name: text,
    aggregation_type: required(
      oneOf(
        'count_agg',
        'sum_agg',
        'max_agg',
        'unique_count_agg',
        'weighted_sum_agg',
        'latest_agg',
        'custom_agg',
      ),
    ),
    weighted_interval: oneOf('seconds'),
    filters: list,
  },
  check: (row) => {
    if (!withoutField.includes(row.aggregation_type) && isBlank(textOf(row.field_name)))
      return invalid({ field_name: ['value_is_mandatory'] })
    if (row.aggregation_type === 'weighted_sum_agg') row.weighted_interval ??= 'seconds'
    return undefined
  },
  // Its charges and alerts go with it.
  removed: (metric, { organization: { rows } }) => {
    const charges = rows.of('charge').filter((charge) => charge.lago_billable_metric_id === metric.lago_id)
    for (const charge of charges) rows.remove('charge', charge)
    const alerts = rows.of('alert').filter((alert) => alert.$metric === metric.code)
    for (const alert of alerts) rows.remove('alert', alert)
    return undefined
  },
}

const evaluateExpression = ({ body }: Call): Answer => {
  const wrapped = unwrap(body, 'event')
  const expression = isRecord(body) ? textOf(body.expression) : null
  const properties =
    'fields' in wrapped && isRecord(wrapped.fields.properties) ? wrapped.fields.properties : {}
  if (isBlank(expression)) return invalid({ expression: ['value_is_mandatory'] })
  if ('refusal' in wrapped) return wrapped.refusal
  const event = {
    code: textOf(wrapped.fields.code) ?? '',
    timestamp: textOf(wrapped.fields.timestamp) ?? '',
    properties,
  }
  const result = evaluate(expression, event)
  return 'problem' in result ? invalid({ expression: [result.problem] }) : ok({ expression_result: result })
}

/** `POST /billable_metrics/evaluate_expression` (lago-api:app/controllers/api/v1/billable_metrics_controller.rb). */
export const expressionOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/billable_metrics/evaluate_expression',
    resource: 'billable_metric',
    handle: evaluateExpression,
  },
]
