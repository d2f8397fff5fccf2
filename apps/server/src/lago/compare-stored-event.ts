import { type Answer, type EventComparison, sameEvent } from '@ferry/core'
import { z } from 'zod'

const Stored = z.object({ event: z.object({ code: z.string() }) })
const Metric = z.object({
  billable_metric: z.object({ expression: z.string().nullish(), field_name: z.string().nullish() }),
})

/**
 * `sameEvent`, but for the one property that Lago computes itself: where the event's metric has an expression, Lago puts its
 * value under the metric's field before it stores the event, in place of one that was sent
 * (lago-api:app/services/events/calculate_expression_service.rb). It is made of what is compared anyway, so it tells nothing
 * more. `get` reads at a path below the base URL, null when it was told to stop; then the comparison is `stopped`.
 */
export const compareStoredEvent = async (
  get: (path: string) => Promise<Answer | null>,
  events: { item: string | null; stored: string },
): Promise<EventComparison | 'stopped'> => {
  const compared = sameEvent(events)
  if (typeof compared === 'string') return compared
  const [difference, ...others] = compared.differs
  if (others.length > 0 || !difference?.startsWith('properties.')) return compared
  const stored = Stored.safeParse(JSON.parse(events.stored)).data
  if (!stored) return 'unreadable'
  const answer = await get(`/billable_metrics/${encodeURIComponent(stored.event.code)}`)
  if (answer === null) return 'stopped'
  if (answer.kind !== 'answered') return 'unreadable'
  if (answer.status === 404 && answer.body.includes('billable_metric_not_found')) return compared
  const metric = answer.status === 200 ? metricIn(answer.body) : undefined
  if (!metric) return 'unreadable'
  return metric.expression && difference === `properties.${metric.field_name}` ? 'same' : compared
}

const metricIn = (body: string) => {
  try {
    return Metric.safeParse(JSON.parse(body)).data?.billable_metric
  } catch {
    return undefined
  }
}
