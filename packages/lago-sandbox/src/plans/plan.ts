/** A plan that subscriptions can name. */
export interface Plan {
  code: string
  name: string
  amountCents: number
  currency: string
  interval: 'weekly' | 'monthly' | 'quarterly' | 'yearly'
}

const perYear: Record<Plan['interval'], number> = { weekly: 52, monthly: 12, quarterly: 4, yearly: 1 }

/** What the plan costs in a year, the figure by which Lago tells an upgrade from a downgrade. */
export const yearlyAmountCents = (plan: Plan): number => plan.amountCents * perYear[plan.interval]

/** The plans of an organization that was given none. */
export const defaultPlans: readonly Plan[] = [
  { code: 'free', name: 'Free', amountCents: 0, currency: 'USD', interval: 'monthly' },
  { code: 'starter', name: 'Starter', amountCents: 2900, currency: 'USD', interval: 'monthly' },
  { code: 'growth', name: 'Growth', amountCents: 9900, currency: 'USD', interval: 'monthly' },
  { code: 'scale', name: 'Scale', amountCents: 49900, currency: 'USD', interval: 'monthly' },
]
