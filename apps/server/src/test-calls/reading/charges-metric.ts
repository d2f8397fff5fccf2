import type { Estimated } from '@ferry/contract'
import type { JsonObject, JsonValue } from '@ferry/core'
import { memberText, objectOf } from './events-of.ts'
import { bodyOf, type Lago } from './read-at-lago.ts'

interface Metered {
  subscription: string
  metric: string
  /** Unix seconds as the event has them; '' without. */
  timestamp: string
}

type Judged = Omit<Estimated, 'position'>

/**
 * Whether the plan of a live subscription charges for a metric, at the time of the event: what an estimate leaves open
 * where nothing is billed at once. Reads the subscription and its plan.
 */
export const chargesMetric = async (lago: Lago, metered: Metered): Promise<Judged> => {
  const { subscription, metric, timestamp } = metered
  const found = inner(
    bodyOf(await lago.get(`/subscriptions/${encodeURIComponent(subscription)}`)),
    'subscription',
  )
  if (!found)
    return judged('unclear', `Subscription “${subscription}”, metric “${metric}” and the number are fine.`)
  const startedAt = Date.parse(memberText(found, 'started_at')) / 1000
  if (timestamp !== '' && Number(timestamp) < startedAt)
    return judged(
      'not_billed',
      `The event is from before subscription “${subscription}” began. Lago would store it and bill nobody.`,
    )
  const code = memberText(found, 'plan_code')
  const plan = inner(bodyOf(await lago.get(`/plans/${encodeURIComponent(code)}`)), 'plan')
  const charges = plan?.members.get('charges')
  if (charges?.kind !== 'array')
    return judged('unclear', `Subscription “${subscription}”, metric “${metric}” and the number are fine.`)
  return charges.items.some((charge) => memberText(charge, 'billable_metric_code') === metric)
    ? judged(
        'billable',
        `Plan “${code}” of subscription “${subscription}” charges for “${metric}” at the end of its period.`,
      )
    : judged(
        'not_billed',
        `Plan “${code}” of subscription “${subscription}” has no charge for “${metric}”. Lago would store the event and bill nothing.`,
      )
}

const judged = (finding: Estimated['finding'], sentence: string): Judged => ({ finding, sentence, fees: [] })

const inner = (body: string | null, key: string): JsonObject | undefined => {
  const value: JsonValue | undefined = objectOf(body)?.members.get(key)
  return value?.kind === 'object' ? value : undefined
}
