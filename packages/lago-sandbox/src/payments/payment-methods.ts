import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import type { Customer } from '../customers/customer.ts'
import type { Organization } from '../organizations/organization.ts'
import { page } from '../paging.ts'
import { type Row, shown } from '../resources/row.ts'
import { noProvider, providerOf } from './provider.ts'

/** No endpoint makes a payment method; a provider does, or `POST /__sandbox/objects`. */
const methodsOf = ({ rows }: Organization, customer: Customer): Row[] =>
  rows.of('payment_method').filter((row) => row.$customer === customer.external_id)

const onCustomer =
  (act: (customer: Customer, call: Call) => Answer) =>
  (call: Call): Answer => {
    const customer = call.organization.customers.get(call.params.external_id ?? '')
    return customer ? act(customer, call) : notFound('customer')
  }

const onMethod = (act: (method: Row, customer: Customer, call: Call) => Answer) =>
  onCustomer((customer, call) => {
    const method = methodsOf(call.organization, customer).find(
      ({ lago_id }) => lago_id === call.params.lago_id,
    )
    return method ? act(method, customer, call) : notFound('payment_method')
  })

const setAsDefault = onMethod((method, customer, { organization }) => {
  for (const one of methodsOf(organization, customer)) one.is_default = one === method
  return ok({ payment_method: shown(method) })
})

const remove = onMethod((method, $customer, { organization }) => {
  organization.rows.remove('payment_method', method)
  return ok({ payment_method: shown({ ...method, is_default: false }) })
})

const list = onCustomer((customer, { organization, query }) => {
  const { items, meta } = page(methodsOf(organization, customer), query)
  return ok({ payment_methods: items.map(shown), meta })
})

/** lago-api:app/services/customers/generate_checkout_url_service.rb */
const checkoutUrl = onCustomer((customer) => {
  const provider = providerOf(customer)
  if (provider === null) return noProvider()
  if (provider === 'gocardless') return invalid({ base: ['unsupported_payment_provider'] })
  return ok({
    customer: {
      lago_customer_id: customer.lago_id,
      external_customer_id: customer.external_id,
      payment_provider: provider,
      payment_provider_code: provider,
      checkout_url: `https://pay.invalid/${customer.lago_id}`,
    },
  })
})

const portalUrl = onCustomer((customer) =>
  ok({ customer: { portal_url: `https://portal.invalid/${customer.lago_id}` } }),
)

const path = '/customers/:external_id/payment_methods'
const resource = 'payment_method'
export const paymentMethodOperations: readonly Operation[] = [
  { method: 'GET', path, resource, handle: list },
  { method: 'PUT', path: `${path}/:lago_id/set_as_default`, resource, handle: setAsDefault },
  { method: 'DELETE', path: `${path}/:lago_id`, resource, handle: remove },
  { method: 'POST', path: '/customers/:external_id/checkout_url', resource: 'customer', handle: checkoutUrl },
  { method: 'GET', path: '/customers/:external_id/portal_url', resource: 'customer', handle: portalUrl },
]
