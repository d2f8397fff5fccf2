import type { Answer } from './answer.ts'
import { isJsonObject, readLagoBody } from './answer-body.ts'
import { connectionVerdict } from './check.ts'

/**
 * One page of an organization's metrics: the property that each of them adds up, by the metric's code, and the number of
 * the next page. A sentence when they could not be read.
 */
export type MetersPage =
  | { ok: true; meters: Readonly<Record<string, string>>; nextPage: number | null }
  | { ok: false; sentence: string }

/** Aggregations that add up or compare numbers; the others count events or distinct texts, or run code of their own. */
const ofNumbers: ReadonlySet<unknown> = new Set(['sum_agg', 'max_agg', 'latest_agg', 'weighted_sum_agg'])

/**
 * Reads the answer to `GET /billable_metrics` (lago-api:app/serializers/v1/billable_metric_serializer.rb). A metric with
 * an expression works its property out of the event by itself, so the event need not have it.
 */
export const metersIn = (answer: Answer): MetersPage => {
  const body = answer.kind === 'answered' && answer.status === 200 ? readLagoBody(answer.body) : null
  const metrics = body?.json.billable_metrics
  if (!Array.isArray(metrics)) return { ok: false, sentence: whyNot(answer) }
  const meters = metrics.filter(isJsonObject).flatMap((metric): [string, string][] => {
    const { code, field_name: property, aggregation_type: aggregation, expression } = metric
    const isMetered = ofNumbers.has(aggregation) && !isFilled(expression)
    return isMetered && isFilled(code) && isFilled(property) ? [[code, property]] : []
  })
  const meta = body?.json.meta
  const next = isJsonObject(meta) ? meta.next_page : null
  return { ok: true, meters: Object.fromEntries(meters), nextPage: typeof next === 'number' ? next : null }
}

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const whyNot = (answer: Answer): string => {
  if (answer.kind === 'answered' && answer.status === 403)
    return `The API key may not read billable metrics. ${unchecked}`
  const verdict = connectionVerdict(answer)
  return `The billable metrics could not be read. ${verdict.ok ? 'The answer is not one of Lago’s.' : verdict.sentence} ${unchecked}`
}

const unchecked = 'Events are sent all the same; only whether their amounts are plain numbers is not checked.'
