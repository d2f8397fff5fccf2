import type { AcceptedEvent } from '../events/event.ts'
import { isRecord, parseJson } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { evaluate } from './expression.ts'

/**
 * Puts the value of its metric's expression into an event, under the property the metric measures; a sentence if the
 * expression cannot be evaluated over it. (lago-api:app/services/events/calculate_expression_service.rb)
 */
export const computeExpression = (event: AcceptedEvent, { rows }: Organization): string | undefined => {
  if (rows.of('billable_metric').length === 0) return undefined
  const metric = rows.find('billable_metric', 'code', event.code)
  if (typeof metric?.expression !== 'string' || metric.expression === '') return undefined
  const held = parseJson(event.properties)
  const properties = isRecord(held) ? held : {}
  const timestamp = String(event.timestampMicros / 1e6)
  const result = evaluate(metric.expression, { code: event.code, timestamp, properties })
  if ('problem' in result) return `expression_evaluation_failed: ${result.problem}`
  event.properties = JSON.stringify({ ...properties, [String(metric.field_name)]: result.value })
  return undefined
}
