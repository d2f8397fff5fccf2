import { randomUUID } from 'node:crypto'
import { isRecord, textOf } from '../json.ts'
import type { CustomerMetadata } from './customer.ts'

type Updated = { metadata: CustomerMetadata[] } | { errors: Record<string, string[]> }

/**
 * Lago's metadata rule: an item without its Lago `id` is new, so a key that is there already fails; items left out
 * are deleted. 5 items, keys of 20 and values of 100 characters.
 * (lago-api:app/services/customers/metadata/update_service.rb, app/models/metadata/customer_metadata.rb)
 */
export const updateMetadata = (held: readonly CustomerMetadata[], sent: unknown, at: string): Updated => {
  const items = Array.isArray(sent) ? sent.filter(isRecord) : []
  if (items.length > 5) return { errors: { metadata: ['invalid_count'] } }
  const kept: CustomerMetadata[] = []
  for (const item of items) {
    const known = held.find(({ lago_id }) => lago_id === item.id || lago_id === item.lago_id)
    const key = textOf(item.key) ?? known?.key ?? ''
    const value = textOf(item.value) ?? known?.value ?? ''
    if (key === '') return { errors: { key: ['value_is_mandatory'] } }
    if (key.length > 20) return { errors: { key: ['value_is_too_long'] } }
    if (value === '') return { errors: { value: ['value_is_mandatory'] } }
    if (value.length > 100) return { errors: { value: ['value_is_too_long'] } }
    const clash = [...held, ...kept].some((other) => other.key === key && other.lago_id !== known?.lago_id)
    if (clash) return { errors: { key: ['value_already_exist'] } }
    kept.push({
      lago_id: known?.lago_id ?? randomUUID(),
      key,
      value,
      display_in_invoice: item.display_in_invoice === true,
      created_at: known?.created_at ?? at,
    })
  }
  return { metadata: kept }
}
