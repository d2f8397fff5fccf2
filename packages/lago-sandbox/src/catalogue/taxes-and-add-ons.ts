import { currency, decimal, flag, list, positiveCents, required, text } from '../resources/field.ts'
import type { Resource } from '../resources/resource.ts'

/** lago-api:app/models/tax.rb */
export const taxes: Resource = {
  key: 'tax',
  plural: 'taxes',
  path: '/taxes',
  by: 'code',
  fields: {
    name: required(text),
    code: required(text),
    rate: required(decimal),
    description: text,
    applied_to_organization: flag,
  },
  columns: { applied_to_billing_entities_codes: [] },
}

/** lago-api:app/models/add_on.rb */
export const addOns: Resource = {
  key: 'add_on',
  plural: 'add_ons',
  path: '/add_ons',
  by: 'code',
  fields: {
    name: required(text),
    invoice_display_name: text,
    code: required(text),
    amount_cents: required(positiveCents),
    amount_currency: required(currency),
    description: text,
    $tax_codes: list,
  },
}
