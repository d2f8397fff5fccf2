import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { taxesOf, unknownTax } from '../resources/taxes-of.ts'
import { unwrap } from '../wrapper.ts'
import { type Customer, newCustomer, permitted } from './customer.ts'
import { updateMetadata } from './metadata.ts'
import { customerErrors } from './validation.ts'

const missingReference = (
  { billing_entity_code: entity, tax_codes: taxes }: Record<string, unknown>,
  organization: Organization,
): Answer | undefined => {
  if (typeof entity === 'string' && !organization.rows.find('billing_entity', 'code', entity))
    return notFound('billing_entity')
  return unknownTax({ $tax_codes: taxes }, organization)
}

/**
 * `POST /customers`: create or update by `external_id`, exact and untrimmed. Only keys that are present change.
 * (lago-api:app/services/customers/upsert_from_api_service.rb)
 */
export const upsertCustomer = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'customer', true)
  if ('refusal' in wrapped) return wrapped.refusal
  const externalId = textOf(wrapped.fields.external_id)
  if (isBlank(externalId)) return invalid({ external_id: ['value_is_mandatory'] })
  const missing = missingReference(wrapped.fields, organization)
  if (missing) return missing
  const changes = permitted(wrapped.fields)
  const errors = customerErrors(changes)
  if (errors) return invalid(errors)

  const at = iso(now)
  const { customers, effects } = organization
  const existing = customers.get(externalId)
  const sequence = effects.customersCreated + 1
  const customer: Customer = {
    ...(existing ?? newCustomer(externalId, sequence, at)),
    ...changes,
    updated_at: at,
  }
  if ('metadata' in wrapped.fields) {
    const updated = updateMetadata(existing?.metadata ?? [], wrapped.fields.metadata, at)
    if ('errors' in updated) return invalid(updated.errors)
    customer.metadata = updated.metadata
  }
  if (Array.isArray(wrapped.fields.tax_codes))
    customer.taxes = taxesOf({ $tax_codes: wrapped.fields.tax_codes }, organization)
  if (isBlank(textOf(customer.timezone))) customer.applicable_timezone = 'UTC'
  else customer.applicable_timezone = customer.timezone
  customers.set(externalId, customer)
  effects[existing ? 'customersUpdated' : 'customersCreated'] += 1
  organization.announce(existing ? 'customer.updated' : 'customer.created', 'customer', customer)
  return ok({ customer })
}
