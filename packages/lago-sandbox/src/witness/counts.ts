import { type Effects, noEffects } from '../organizations/effects.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Recorder } from './recorder.ts'

export interface OrganizationCounts {
  name: string
  store: 'postgres' | 'clickhouse'
  /** Events held now. */
  events: number
  /** Different transaction ids among them. */
  transactionIds: number
  customers: number
  /** Active and pending ones. */
  subscriptions: number
  wallets: number
  effects: Effects
}

/** The witness's sums over all organizations. */
export interface Counts {
  /** Requests received, without the sandbox's own pages. */
  requests: number
  /** Status → how often it was answered; `none` where a fault let no answer leave. */
  answers: Record<string, number>
  /** Kind of fault → how many calls it met. */
  faults: Record<string, number>
  /** Events held now. */
  events: number
  /** Events in requests that Lago accepted, repeats included. */
  eventsAccepted: number
  /** Transaction ids that were accepted more than once → how often. Empty is what one hopes for. */
  repeatedTransactionIds: Record<string, number>
  effects: Effects
  organizations: OrganizationCounts[]
}

const ofOrganization = (organization: Organization): OrganizationCounts => ({
  name: organization.seed.name,
  store: organization.events.kind,
  events: organization.events.log.size,
  transactionIds: organization.events.log.transactionIds,
  customers: organization.customers.size,
  subscriptions: organization.subscriptions.filter(
    ({ status }) => status === 'active' || status === 'pending',
  ).length,
  wallets: organization.wallets.length,
  effects: { ...organization.effects },
})

export const countAll = (organizations: readonly Organization[], recorder: Recorder): Counts => {
  const each = organizations.map(ofOrganization)
  const effects = noEffects()
  for (const one of each) {
    for (const name of Object.keys(effects) as (keyof Effects)[]) effects[name] += one.effects[name]
  }
  return {
    requests: recorder.total,
    answers: { ...recorder.answers },
    faults: { ...recorder.faults },
    events: each.reduce((sum, { events }) => sum + events, 0),
    eventsAccepted: effects.eventsStored + effects.eventsReplaced,
    repeatedTransactionIds: Object.fromEntries(
      organizations.flatMap(({ events }) =>
        [...events.copies.repeated()]
          .filter(([, { accepted }]) => accepted > 1)
          .map(([transactionId, { accepted }]) => [transactionId, accepted]),
      ),
    ),
    effects,
    organizations: each,
  }
}
