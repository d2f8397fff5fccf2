import { among, amongOnly, billingEntities, type Filter, flag, metadata, search } from '../lists/filter.ts'
import type { List } from '../lists/list.ts'
import type { Customer } from './customer.ts'

/** What a search for something of a customer's looks through. */
export const searchedOf = (customer: Customer | undefined): unknown[] => [
  customer?.name,
  customer?.firstname,
  customer?.lastname,
  customer?.external_id,
  customer?.email,
]

const byColumn = (name: string, column: string): Filter<Customer> =>
  among(name, (customer) => customer[column])

/** lago-api:app/queries/customers_query.rb, app/controllers/api/v1/customers_controller.rb */
export const customers: List<Customer> = {
  plural: 'customers',
  filters: [
    amongOnly('account_type', ['customer', 'partner'], ({ account_type }) => account_type),
    billingEntities(({ billing_entity_code }) => billing_entity_code),
    byColumn('countries', 'country'),
    byColumn('states', 'state'),
    byColumn('zipcodes', 'zipcode'),
    byColumn('currencies', 'currency'),
    byColumn('customer_type', 'customer_type'),
    flag('has_customer_type', ({ customer_type }) => customer_type !== null),
    flag(
      'has_tax_identification_number',
      ({ tax_identification_number }) => tax_identification_number !== null,
    ),
    metadata((customer) => customer.metadata),
    search((customer) => [...searchedOf(customer), customer.legal_name]),
  ],
  show: (customer) => customer,
}
