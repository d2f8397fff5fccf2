import { ok } from '../answers.ts'
import type { Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'

export const organizationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/organizations',
    resource: 'organization',
    handle: ({ organization: { lagoId, seed, createdAt } }) =>
      ok({
        organization: {
          lago_id: lagoId,
          name: seed.name,
          created_at: iso(createdAt),
          webhook_url: null,
          webhook_urls: [],
          country: null,
          default_currency: 'USD',
          address_line1: null,
          address_line2: null,
          state: null,
          zipcode: null,
          email: null,
          city: null,
          legal_name: null,
          legal_number: null,
          document_numbering: 'per_customer',
          document_number_prefix: 'SAN-0001',
          net_payment_term: 0,
          tax_identification_number: null,
          timezone: 'UTC',
          finalize_zero_amount_invoice: true,
          billing_configuration: { invoice_footer: null, invoice_grace_period: 0, document_locale: 'en' },
          taxes: [],
          events_store: seed.store ?? 'postgres',
        },
      }),
  },
]
