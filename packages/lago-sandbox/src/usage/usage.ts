import { meteredCharges } from '../charges/charge-kind.ts'
import { type ChargeFilter, chargesOfSubscription } from '../charges/charges.ts'
import type { StoredEvent } from '../events/event.ts'
import { isRecord, parseJson, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { tidy, unitsOf } from './aggregate.ts'
import { classify } from './classify.ts'
import { type Period, periodOf } from './period.ts'
import { priceCents } from './price.ts'

/** What a part of a charge comes to: all of it, or the events of one filter. */
export interface Part {
  filter: ChargeFilter | null
  units: number
  eventsCount: number
  amountCents: number
}

export interface ChargeUsage extends Part {
  charge: Row
  metric: Row
  /** One per filter and the rest (`filter: null`); empty where the charge has no filters. */
  parts: Part[]
}

/** The period `now` lies in for a subscription of this organization. */
export const currentPeriod = (
  organization: Organization,
  subscription: Subscription,
  now: number,
): Period => {
  const plan = organization.plans.find(({ code }) => code === subscription.plan_code)
  return periodOf(subscription, plan?.interval ?? 'monthly', now)
}

const billableEvents = (
  organization: Organization,
  subscription: Subscription,
): Map<string, StoredEvent[]> => {
  const byCode = new Map<string, StoredEvent[]>()
  const { log } = organization.events
  for (const position of log.ofSubscription(subscription.external_id)) {
    const event = log.row(position)
    const verdict = classify(event, organization)
    if (!verdict.isBillable || verdict.subscription !== subscription) continue
    const events = byCode.get(event.code)
    if (events) events.push(event)
    else byCode.set(event.code, [event])
  }
  return byCode
}

const matches = (event: StoredEvent, { values }: ChargeFilter): boolean => {
  const properties = parseJson(event.properties)
  return Object.entries(isRecord(values) ? values : {}).every(
    ([key, wanted]) =>
      isRecord(properties) && Array.isArray(wanted) && wanted.includes(textOf(properties[key]) ?? undefined),
  )
}

const part = (
  events: readonly StoredEvent[],
  filter: ChargeFilter | null,
  charge: Row,
  metric: Row,
  period: Period,
): Part => {
  const units = unitsOf(events, metric, period)
  const dynamicCents = events.reduce((sum, event) => sum + Number(event.preciseTotalAmountCents ?? 0), 0)
  const usage = { units, eventsCount: events.length, dynamicCents }
  const properties = filter?.properties ?? charge.properties
  return {
    filter,
    units,
    eventsCount: events.length,
    amountCents: Math.round(priceCents(charge.charge_model, properties, usage)),
  }
}

const partsOf = (events: readonly StoredEvent[], charge: Row, metric: Row, period: Period): Part[] => {
  const filters = (charge.filters ?? []) as ChargeFilter[]
  const groups = new Map<ChargeFilter | null, StoredEvent[]>([...filters, null].map((filter) => [filter, []]))
  for (const event of events) {
    const filter = filters.find((one) => matches(event, one)) ?? null
    groups.get(filter)?.push(event)
  }
  return [...groups].map(([filter, group]) => part(group, filter, charge, metric, period))
}

/** Usage per charge of a subscription, over `period` or, without one, over its whole life. */
export const usageOf = (
  organization: Organization,
  subscription: Subscription,
  period: Period = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
): ChargeUsage[] => {
  const byCode = billableEvents(organization, subscription)
  return chargesOfSubscription(organization, meteredCharges, subscription).flatMap((charge) => {
    const metric = organization.rows.find('billable_metric', 'lago_id', charge.lago_billable_metric_id)
    if (!metric) return []
    // Recurring metrics carry over from earlier periods.
    const from = metric.recurring === true ? Number.NEGATIVE_INFINITY : period.from
    const events = (byCode.get(String(metric.code)) ?? []).filter(
      ({ timestampMicros }) => timestampMicros / 1000 >= from && timestampMicros / 1000 <= period.to,
    )
    const parts = partsOf(events, charge, metric, period)
    const total = parts.reduce(
      (sum, one) => ({ units: tidy(sum.units + one.units), amountCents: sum.amountCents + one.amountCents }),
      { units: 0, amountCents: 0 },
    )
    return [
      {
        charge,
        metric,
        filter: null,
        ...total,
        eventsCount: events.length,
        parts: parts.length > 1 ? parts : [],
      },
    ]
  })
}
