import { z } from 'zod'
import { billingConfiguration, shippingAddress } from './customer-parts.ts'
import { entry } from './entry.ts'
import { fieldDescriptions } from './fields.ts'

const text = (label: string, description: string, example: string, alsoKnownAs: readonly string[] = []) =>
  z.string().optional().register(fieldDescriptions, { label, description, example, alsoKnownAs })

/** lago-api:app/services/customers/upsert_from_api_service.rb */
const customer = z.strictObject({
  external_id: z
    .string()
    .min(1)
    .register(fieldDescriptions, {
      label: 'External ID',
      description:
        'Your own id of the customer. A known id updates that customer, another one makes a new customer. Lago does not trim it.',
      example: '"cus_acme"',
      alsoKnownAs: ['customer_id', 'external_customer_id', 'customer_external_id', 'account_id'],
    }),
  name: text('Name', 'Name of the customer.', '"Acme"', [
    'customer_name',
    'company',
    'company_name',
    'account_name',
  ]),
  firstname: text('First name', 'First name of a person.', '"Ada"', ['first_name', 'given_name']),
  lastname: text('Last name', 'Last name of a person.', '"Lovelace"', [
    'last_name',
    'family_name',
    'surname',
  ]),
  email: text('Email', 'Where invoices are sent. Several are separated by commas.', '"billing@acme.test"', [
    'email_address',
    'billing_email',
  ]),
  customer_type: z.enum(['company', 'individual']).optional().register(fieldDescriptions, {
    label: 'Customer type',
    description: 'Company or individual.',
    example: '"company"',
  }),
  account_type: z.enum(['customer', 'partner']).optional().register(fieldDescriptions, {
    label: 'Account type',
    description: 'Customer, or partner for revenue share.',
    example: '"customer"',
  }),
  currency: text(
    'Currency',
    'ISO 4217. It is fixed once the customer has a subscription or an invoice.',
    '"EUR"',
    ['currency_code'],
  ),
  timezone: text(
    'Time zone',
    'Name in the time-zone database; billing periods follow it.',
    '"Europe/Paris"',
    ['time_zone', 'tz'],
  ),
  legal_name: text('Legal name', 'Name on invoices.', '"Acme GmbH"', ['legal_entity_name']),
  legal_number: text('Legal number', 'Company registration number.', '"HRB 12345"', ['registration_number']),
  tax_identification_number: text(
    'Tax identification number',
    'For example the EU VAT number.',
    '"DE123456789"',
    ['vat_number', 'tax_id', 'vat_id'],
  ),
  tax_codes: z.array(z.string()).optional().register(fieldDescriptions, {
    label: 'Tax codes',
    description: 'Codes of taxes in Lago that replace the default ones. An unknown code is refused.',
    example: '["vat_20"]',
  }),
  address_line1: text('Address line 1', 'First line of the billing address.', '"1 Example Street"', [
    'address',
    'street',
    'address_1',
  ]),
  address_line2: text('Address line 2', 'Second line of the billing address.', '"Floor 2"', ['address_2']),
  city: text('City', 'City of the billing address.', '"Berlin"', ['town']),
  zipcode: text('Postal code', 'Postal code of the billing address.', '"10115"', [
    'zip',
    'zip_code',
    'postal_code',
    'postcode',
  ]),
  state: text('State', 'State or region of the billing address.', '"Berlin"', ['region', 'province']),
  country: text('Country', 'Two letters, ISO 3166.', '"DE"', ['country_code']),
  phone: text('Phone', 'Telephone number.', '"+49 30 123456"', ['phone_number', 'telephone']),
  url: text('Website', 'Address of the website.', '"https://acme.test"', ['website']),
  logo_url: text('Logo URL', 'Address of a picture.', '"https://acme.test/logo.png"', ['logo']),
  billing_entity_code: text(
    'Billing entity code',
    'Which of your legal entities invoices. An unknown code is refused.',
    '"eu"',
    ['billing_entity'],
  ),
  net_payment_term: z
    .int()
    .min(0)
    .optional()
    .register(fieldDescriptions, {
      label: 'Net payment term',
      description: 'Days until an invoice is due.',
      example: '30',
      alsoKnownAs: ['payment_term', 'payment_terms'],
    }),
  finalize_zero_amount_invoice: z
    .enum(['inherit', 'skip', 'finalize'])
    .optional()
    .register(fieldDescriptions, {
      label: 'Finalize invoices of zero',
      description: 'Whether an invoice over nothing is issued.',
      example: '"inherit"',
    }),
  billing_configuration: billingConfiguration.optional(),
  shipping_address: shippingAddress.optional(),
  metadata: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        key: z.string(),
        value: z.string(),
        display_in_invoice: z.boolean(),
      }),
    )
    .optional()
    .register(fieldDescriptions, {
      label: 'Metadata',
      description:
        'At most 5 items. An item without its Lago id is taken as new, so sending the same customer again fails; items left out are deleted.',
      example: '[{"key":"segment","value":"enterprise","display_in_invoice":false}]',
    }),
  integration_customers: z.array(z.record(z.string(), z.json())).optional().register(fieldDescriptions, {
    label: 'Integration customers',
    description: 'Links to tax and accounting systems.',
    example: '[{"integration_type":"xero","integration_code":"xero-eu","sync_with_provider":true}]',
  }),
  skip_invoice_custom_sections: z.boolean().optional().register(fieldDescriptions, {
    label: 'Skip invoice custom sections',
    description: 'Leave the custom sections out of invoices.',
    example: 'false',
  }),
  invoice_custom_section_codes: z.array(z.string()).optional().register(fieldDescriptions, {
    label: 'Invoice custom section codes',
    description: 'Custom sections printed on invoices.',
    example: '["eu_bank_details"]',
  }),
})

export const customerEntries = [
  entry({
    id: 'createCustomer',
    title: 'Create or update customers',
    purpose:
      'Each record becomes a customer. A known external ID updates that customer; only the fields sent change.',
    resource: 'Customers',
    method: 'POST',
    path: '/customers',
    rootKey: 'customer',
    body: customer,
    query: [],
    permission: 'customer',
    resend: 'A',
    batch: null,
    naturalKey: 'external_id',
    warnings: [
      'Metadata works once: sent again for the same customer, Lago takes its items as new and refuses the whole record. Leave it out of repeated syncs.',
      'A customer deleted in Lago is made anew when a record with its external ID is sent.',
    ],
  }),
]
