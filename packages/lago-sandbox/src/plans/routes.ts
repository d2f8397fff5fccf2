import { notFound, ok } from '../answers.ts'
import type { Operation } from '../call.ts'
import { page } from '../paging.ts'
import type { Plan } from './plan.ts'

const planJson = (plan: Plan) => ({
  code: plan.code,
  name: plan.name,
  interval: plan.interval,
  amount_cents: plan.amountCents,
  amount_currency: plan.currency,
})

export const planOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/plans',
    resource: 'plan',
    handle: ({ organization, query }) => {
      const { items, meta } = page(organization.plans, query)
      return ok({ plans: items.map(planJson), meta })
    },
  },
  {
    method: 'GET',
    path: '/plans/:code',
    resource: 'plan',
    handle: ({ organization, params }) => {
      const plan = organization.plans.find(({ code }) => code === params.code)
      return plan ? ok({ plan: planJson(plan) }) : notFound('plan')
    },
  },
]
