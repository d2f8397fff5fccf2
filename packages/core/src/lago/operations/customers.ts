import { customerBody } from './customer-body.ts'
import { entry } from './entry.ts'

const shared = { resource: 'Customers', permission: 'customer' } as const

export const customerEntries = [
  entry({
    ...shared,
    id: 'createCustomer',
    title: 'Create or update customers',
    purpose:
      'Each record becomes a customer. A known external ID updates that customer; only the fields sent change.',
    method: 'POST',
    path: '/customers',
    rootKey: 'customer',
    body: customerBody,
    resend: 'A',
    naturalKey: 'external_id',
    warnings: [
      'Metadata works once: sent again for the same customer, Lago takes its items as new and refuses the whole record. Leave it out of repeated syncs.',
      'A customer deleted in Lago is made anew when a record with its external ID is sent.',
    ],
  }),
  entry({
    ...shared,
    id: 'destroyCustomer',
    title: 'Delete customers',
    purpose: 'Each record deletes the customer it names.',
    method: 'DELETE',
    path: '/customers/{external_customer_id}',
    rootKey: null,
    body: null,
    resend: 'D',
    naturalKey: 'external_customer_id',
    warnings: [
      'This cannot be undone: deleting a customer also ends its subscriptions, wallets and coupons, in the background.',
      'The same external ID sent later makes a new customer.',
    ],
  }),
]
