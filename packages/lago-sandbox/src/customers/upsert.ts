import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, textOf } from '../json.ts'
import { unwrap } from '../wrapper.ts'
import { newCustomer, permitted } from './customer.ts'
import { updateMetadata } from './metadata.ts'
import { customerErrors } from './validation.ts'

const missingReference = (fields: Record<string, unknown>): Answer | undefined => {
  if (typeof fields.billing_entity_code === 'string' && fields.billing_entity_code !== 'default') {
    return notFound('billing_entity')
  }
  // The sandbox holds no taxes, so every code is an unknown one.
  return Array.isArray(fields.tax_codes) && fields.tax_codes.length > 0 ? notFound('tax') : undefined
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
  const missing = missingReference(wrapped.fields)
  if (missing) return missing
  const changes = permitted(wrapped.fields)
  const errors = customerErrors(changes)
  if (errors) return invalid(errors)

  const at = iso(now)
  const { customers, effects } = organization
  const existing = customers.get(externalId)
  const sequence = effects.customersCreated + 1
  const customer = { ...(existing ?? newCustomer(externalId, sequence, at)), ...changes, updated_at: at }
  if ('metadata' in wrapped.fields) {
    const updated = updateMetadata(existing?.metadata ?? [], wrapped.fields.metadata, at)
    if ('errors' in updated) return invalid(updated.errors)
    customer.metadata = updated.metadata
  }
  customers.set(externalId, customer)
  effects[existing ? 'customersUpdated' : 'customersCreated'] += 1
  return ok({ customer })
}
