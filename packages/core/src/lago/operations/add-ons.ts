import { z } from 'zod'
import { entry } from './entry.ts'
import { demandedBy, name, optional, text, texts, whole } from './kinds.ts'
import { currency } from './shared-fields.ts'

const demanded = () => ({
  name: name('Name', 'Name of the add-on.', '"Setup"', ['add_on_name', 'title']),
  code: name('Code', 'Your own code of the add-on; Lago refuses one that is taken.', '"setup"', [
    'add_on_code',
  ]),
  amount_cents: whole('Amount in cents', 'The price, above zero, in the smallest unit.', '5000', [
    'price_cents',
    'amount_in_cents',
  ]),
  amount_currency: currency('Currency', 'Currency of the price.', ['currency']),
})

const further = () => ({
  invoice_display_name: text(
    'Invoice display name',
    'Name on invoices, where it is another one.',
    '"Setup fee"',
    ['display_name'],
  ),
  description: text('Description', 'What it is.', '"Setup of one site"'),
  tax_codes: texts('Tax codes', 'Codes of taxes at Lago. An unknown code is refused.', '["vat_20"]'),
})

export const createAddOnBody = () =>
  z.strictObject({ ...demandedBy('model', demanded()), ...optional(further()) })

export const updateAddOnBody = () => z.strictObject(optional({ ...demanded(), ...further() }))

const shared = { resource: 'Add-ons', permission: 'add_on', rootKey: 'add_on', naturalKey: 'code' } as const

export const addOnEntries = [
  entry({
    ...shared,
    id: 'createAddOn',
    title: 'Create add-ons',
    purpose: 'Each record becomes an add-on that one-off invoices can charge.',
    method: 'POST',
    path: '/add_ons',
    body: createAddOnBody,
    resend: 'B',
    warnings: [],
  }),
  entry({
    ...shared,
    id: 'updateAddOn',
    title: 'Update add-ons',
    purpose: 'Each record changes an add-on.',
    method: 'PUT',
    path: '/add_ons/{code}',
    body: updateAddOnBody,
    resend: 'D',
    warnings: [],
  }),
]
