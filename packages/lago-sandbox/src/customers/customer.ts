import { randomUUID } from 'node:crypto'
import { isRecord, textOf } from '../json.ts'

export interface CustomerMetadata {
  lago_id: string
  key: string
  value: string
  display_in_invoice: boolean
  created_at: string
}

/** A customer, in the shape Lago answers it. */
export interface Customer {
  lago_id: string
  sequential_id: number
  slug: string
  external_id: string
  created_at: string
  updated_at: string
  metadata: CustomerMetadata[]
  [field: string]: unknown
}

/** Single-value fields a POST may set. Everything unnamed here or below is dropped. */
const scalars = [
  'account_type',
  'name',
  'firstname',
  'lastname',
  'customer_type',
  'country',
  'currency',
  'email',
  'legal_name',
  'legal_number',
  'logo_url',
  'net_payment_term',
  'phone',
  'state',
  'tax_identification_number',
  'timezone',
  'url',
  'zipcode',
  'city',
  'address_line1',
  'address_line2',
  'finalize_zero_amount_invoice',
  'skip_invoice_custom_sections',
  'external_salesforce_id',
  'billing_entity_code',
] as const

const objects = ['shipping_address', 'billing_configuration'] as const

/** A customer with only its external id, as a subscription creates it on the fly. */
export const newCustomer = (externalId: string, sequence: number, at: string): Customer => ({
  lago_id: randomUUID(),
  sequential_id: sequence,
  slug: `SAN-0001-${String(sequence).padStart(3, '0')}`,
  external_id: externalId,
  billing_entity_code: 'default',
  account_type: 'customer',
  ...Object.fromEntries(
    scalars
      .filter((field) => field !== 'billing_entity_code' && field !== 'account_type')
      .map((field) => [field, null]),
  ),
  applicable_timezone: 'UTC',
  finalize_zero_amount_invoice: 'inherit',
  skip_invoice_custom_sections: false,
  shipping_address: {},
  billing_configuration: {},
  integration_customers: [],
  created_at: at,
  updated_at: at,
  metadata: [],
  taxes: [],
  applicable_invoice_custom_sections: [],
  error_details: [],
})

/** The part of a body that a customer takes over: only keys that are present, `null` clears. */
export const permitted = (body: Record<string, unknown>): Record<string, unknown> => {
  const taken: Record<string, unknown> = {}
  for (const field of scalars) {
    const value = body[field]
    if (value === null) taken[field] = null
    else if (typeof value === 'number' || typeof value === 'boolean') taken[field] = value
    else if (textOf(value) !== null) taken[field] = textOf(value)
  }
  for (const field of objects) if (isRecord(body[field])) taken[field] = body[field]
  return taken
}
