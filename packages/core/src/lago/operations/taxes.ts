import { z } from 'zod'
import { entry } from './entry.ts'
import { decimal, demandedBy, flag, name, optional, text } from './kinds.ts'

const demanded = () => ({
  name: name('Name', 'Name of the tax, printed on invoices.', '"VAT"', ['tax_name', 'title']),
  code: name('Code', 'Your own code of the tax; Lago refuses one that is taken.', '"vat_20"', ['tax_code']),
  rate: decimal('Rate', 'Percentage. Lago wants a JSON string.', '"20.0"', ['tax_rate', 'percentage']),
})

const further = () => ({
  description: text('Description', 'What it is.', '"Value added tax, France"'),
  applied_to_organization: flag(
    'Applied by default',
    'Every invoice bears it where no other is set.',
    'false',
  ),
})

export const createTaxBody = () =>
  z.strictObject({ ...demandedBy('model', demanded()), ...optional(further()) })

export const updateTaxBody = () => z.strictObject(optional({ ...demanded(), ...further() }))

const shared = { resource: 'Taxes', permission: 'tax', rootKey: 'tax', naturalKey: 'code' } as const
const effect =
  'A tax applied by default changes the draft and later invoices of all customers without another one.'

export const taxEntries = [
  entry({
    ...shared,
    id: 'createTax',
    title: 'Create taxes',
    purpose: 'Each record becomes a tax.',
    method: 'POST',
    path: '/taxes',
    body: createTaxBody,
    resend: 'B',
    warnings: [effect],
  }),
  entry({
    ...shared,
    id: 'updateTax',
    title: 'Update taxes',
    purpose: 'Each record changes a tax.',
    method: 'PUT',
    path: '/taxes/{code}',
    body: updateTaxBody,
    resend: 'D',
    warnings: [effect],
  }),
]
