import { z } from 'zod'
import { billingConfiguration, shippingAddress } from './customer-parts.ts'
import { choice, flag, items, name, objects, optional, text, texts, whole } from './kinds.ts'
import { billingEntityCode, currency } from './shared-fields.ts'

/** lago-api:app/services/customers/upsert_from_api_service.rb */
export const customerBody = () =>
  z.strictObject({
    external_id: name(
      'External ID',
      'Your own id of the customer. A known id updates that customer, another one makes a new customer. Lago does not trim it.',
      '"cus_acme"',
      ['customer_id', 'external_customer_id', 'customer_external_id', 'account_id'],
    ),
    ...optional({ ...person(), ...company(), ...address(), ...invoicing() }),
  })

const person = () => ({
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
  customer_type: choice(['company', 'individual'], 'Customer type', 'Company or individual.', '"company"'),
  account_type: choice(
    ['customer', 'partner'],
    'Account type',
    'Customer, or partner for revenue share.',
    '"customer"',
  ),
  currency: currency('Currency', 'Fixed once the customer has a subscription or an invoice.'),
  timezone: text(
    'Time zone',
    'Name in the time-zone database; billing periods follow it.',
    '"Europe/Paris"',
    ['time_zone', 'tz'],
  ),
})

const company = () => ({
  legal_name: text('Legal name', 'Name on invoices.', '"Acme GmbH"', ['legal_entity_name']),
  legal_number: text('Legal number', 'Company registration number.', '"HRB 12345"', ['registration_number']),
  tax_identification_number: text(
    'Tax identification number',
    'For example the EU VAT number.',
    '"DE123456789"',
    ['vat_number', 'tax_id', 'vat_id'],
  ),
  tax_codes: texts(
    'Tax codes',
    'Codes of taxes in Lago that replace the default ones. An unknown code is refused.',
    '["vat_20"]',
  ),
})

const address = () => ({
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
})

const invoicing = () => ({
  billing_entity_code: billingEntityCode(),
  net_payment_term: whole('Net payment term', 'Days until an invoice is due.', '30', [
    'payment_term',
    'payment_terms',
  ]),
  finalize_zero_amount_invoice: choice(
    ['inherit', 'skip', 'finalize'],
    'Finalize invoices of zero',
    'Whether an invoice over nothing is issued.',
    '"inherit"',
  ),
  billing_configuration: billingConfiguration(),
  shipping_address: shippingAddress(),
  metadata: items(
    { id: z.uuid().optional(), key: z.string(), value: z.string(), display_in_invoice: z.boolean() },
    'Metadata',
    'At most 5 items. An item without its Lago id is taken as new, so sending the same customer again fails; items left out are deleted.',
    '[{"key":"segment","value":"enterprise","display_in_invoice":false}]',
  ),
  integration_customers: objects(
    'Integration customers',
    'Links to tax and accounting systems.',
    '[{"integration_type":"xero","integration_code":"xero-eu","sync_with_provider":true}]',
  ),
  external_salesforce_id: text('Salesforce ID', 'Id of the customer in Salesforce.', '"0015g00000XyZ12"', [
    'salesforce_id',
  ]),
  skip_invoice_custom_sections: flag(
    'Skip invoice custom sections',
    'Leave the custom sections out of invoices.',
    'false',
  ),
  invoice_custom_section_codes: texts(
    'Invoice custom section codes',
    'Custom sections printed on invoices.',
    '["eu_bank_details"]',
  ),
})
