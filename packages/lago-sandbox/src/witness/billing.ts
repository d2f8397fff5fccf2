import type { FastifyInstance } from 'fastify'
import { iso } from '../events/timestamp.ts'
import type { Organization } from '../organizations/organization.ts'
import type { SandboxState } from '../state.ts'
import { classify, sentences, type Unbilled } from '../usage/classify.ts'
import { currentPeriod, usageOf } from '../usage/usage.ts'

/** One event and whether it would be billed. */
export interface BilledEvent {
  transaction_id: string
  external_subscription_id: string | null
  code: string
  timestamp: string
  billable: boolean
  why: Unbilled | null
  sentence: string | null
}

/** The question Lago never answers: which of the events it accepted would be billed, and why not the others. */
export interface Billing {
  total: number
  billable: number
  unbilled: Partial<Record<Unbilled, number>>
  events: BilledEvent[]
}

/**
 * Classes an organization's events behind position `since` and shows those from position `from`; the last `limit` if none is
 * named.
 */
export const billingOf = (organization: Organization, limit: number, from?: number, since = 0): Billing => {
  const { log } = organization.events
  const first = from ?? Math.max(0, log.size - limit)
  const billing: Billing = { total: log.size, billable: 0, unbilled: {}, events: [] }
  for (let position = since; position < log.size; position += 1) {
    const row = log.row(position)
    const verdict = classify(row, organization)
    const why = verdict.isBillable ? null : verdict.why
    if (why === null) billing.billable += 1
    else billing.unbilled[why] = (billing.unbilled[why] ?? 0) + 1
    if (position < first || position >= first + limit) continue
    billing.events.push({
      transaction_id: row.transactionId,
      external_subscription_id: row.externalSubscriptionId,
      code: row.code,
      timestamp: iso(row.timestampMicros / 1000),
      billable: why === null,
      why,
      sentence: why && sentences[why],
    })
  }
  return billing
}

/** Usage of the current period, per active subscription and metric. */
export const usageRows = (organization: Organization, now: number) =>
  organization.subscriptions
    .filter(({ status }) => status === 'active')
    .flatMap((subscription) =>
      usageOf(organization, subscription, currentPeriod(organization, subscription, now)).map((usage) => ({
        external_subscription_id: subscription.external_id,
        plan_code: subscription.plan_code,
        code: String(usage.metric.code),
        units: usage.units,
        events_count: usage.eventsCount,
        amount_cents: usage.amountCents,
        amount_currency: subscription.plan_amount_currency,
      })),
    )

/** `/__sandbox/billing` and `/__sandbox/usage`. */
export const registerBillingRoutes = (app: FastifyInstance, state: SandboxState): void => {
  type Query = { Querystring: { organization?: string; from?: string; limit?: string } }
  const nobody = { error: 'There is no organization of this name.' }
  app.get<Query>('/__sandbox/billing', async ({ query }, reply) => {
    const organization = state.organizationNamed(query.organization)
    if (!organization) return reply.code(404).send(nobody)
    return billingOf(organization, Number(query.limit ?? 1000), query.from ? Number(query.from) : undefined)
  })
  app.get<Query>('/__sandbox/usage', async ({ query }, reply) => {
    const organization = state.organizationNamed(query.organization)
    return organization ? { usage: usageRows(organization, state.now()) } : reply.code(404).send(nobody)
  })
}
