import { notFound, ok } from '../answers.ts'
import type { Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { answerList } from '../lists/list.ts'
import { terminate } from '../subscriptions/terminate.ts'
import { customers } from './list.ts'
import { upsertCustomer } from './upsert.ts'

const listCustomers = (call: Call) =>
  answerList(customers, [...call.organization.customers.values()].reverse(), call)

const deleteCustomer = ({ organization, params, now }: Call) => {
  const customer = organization.customers.get(params.external_id ?? '')
  if (!customer) return notFound('customer')
  organization.customers.delete(customer.external_id)
  organization.effects.customersDeleted += 1
  for (const subscription of organization.subscriptions) {
    const isLive = subscription.status === 'active' || subscription.status === 'pending'
    if (isLive && subscription.lago_customer_id === customer.lago_id)
      terminate(organization, subscription, iso(now))
  }
  return ok({ customer })
}

export const customerOperations: readonly Operation[] = [
  { method: 'POST', path: '/customers', resource: 'customer', handle: upsertCustomer },
  { method: 'GET', path: '/customers', resource: 'customer', handle: listCustomers },
  {
    method: 'GET',
    path: '/customers/:external_id',
    resource: 'customer',
    handle: ({ organization, params }) => {
      const customer = organization.customers.get(params.external_id ?? '')
      return customer ? ok({ customer }) : notFound('customer')
    },
  },
  { method: 'DELETE', path: '/customers/:external_id', resource: 'customer', handle: deleteCustomer },
]
