import { randomUUID } from 'node:crypto'
import { isRecord, textOf } from '../json.ts'

interface InvoiceMetadata {
  lago_id: string
  key: string
  value: string
  created_at: string
}

/**
 * The same rule as for customers: an item without its Lago id is new, so a key that is there already fails, and items
 * left out go. (lago-api:app/services/invoices/metadata/update_service.rb)
 */
export const updateInvoiceMetadata = (
  held: readonly InvoiceMetadata[],
  sent: readonly unknown[],
  at: string,
): { metadata: InvoiceMetadata[] } | { errors: Record<string, string[]> } => {
  const items = sent.filter(isRecord)
  if (items.length > 5) return { errors: { metadata: ['invalid_count'] } }
  const metadata: InvoiceMetadata[] = []
  for (const item of items) {
    const known = held.find(({ lago_id }) => lago_id === item.id)
    const key = textOf(item.key) ?? known?.key ?? ''
    const value = textOf(item.value) ?? known?.value ?? ''
    if (key === '') return { errors: { key: ['value_is_mandatory'] } }
    if (key.length > 20) return { errors: { key: ['value_is_too_long'] } }
    if (value.length > 255) return { errors: { value: ['value_is_too_long'] } }
    const clash = [...held, ...metadata].some((one) => one.key === key && one.lago_id !== known?.lago_id)
    if (clash) return { errors: { key: ['value_already_exist'] } }
    metadata.push({
      lago_id: known?.lago_id ?? randomUUID(),
      key,
      value,
      created_at: known?.created_at ?? at,
    })
  }
  return { metadata }
}

export const invoiceMetadataOf = (value: unknown): InvoiceMetadata[] => (value ?? []) as InvoiceMetadata[]
