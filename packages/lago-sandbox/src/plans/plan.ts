import type { Row } from '../resources/row.ts'

/** A plan that subscriptions can name. */
export interface Plan {
  code: string
  name: string
  amountCents: number
  currency: string
  interval: 'weekly' | 'monthly' | 'quarterly' | 'semiannual' | 'yearly'
  /** In seeds: the codes of metrics it charges for, and what a unit costs in major units of the currency. */
  charges?: readonly { metric: string; amount: string; payInAdvance?: boolean }[]
}

const perYear: Record<Plan['interval'], number> = {
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  semiannual: 2,
  yearly: 1,
}

/** A stored plan as subscriptions see it. */
export const planOf = (row: Row): Plan => ({
  code: String(row.code),
  name: String(row.name),
  amountCents: Number(row.amount_cents),
  currency: String(row.amount_currency),
  interval: row.interval as Plan['interval'],
})

/** What the plan costs in a year, the figure by which Lago tells an upgrade from a downgrade. */
export const yearlyAmountCents = (plan: Plan): number => plan.amountCents * perYear[plan.interval]

/** The plans of an organization that was given none. */
export const defaultPlans: readonly Plan[] = [
  { code: 'free', name: 'Free', amountCents: 0, currency: 'USD', interval: 'monthly' },
  { code: 'starter', name: 'Starter', amountCents: 2900, currency: 'USD', interval: 'monthly' },
  { code: 'growth', name: 'Growth', amountCents: 9900, currency: 'USD', interval: 'monthly' },
  { code: 'scale', name: 'Scale', amountCents: 49900, currency: 'USD', interval: 'monthly' },
]
