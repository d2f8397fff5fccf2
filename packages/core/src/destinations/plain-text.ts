import type { JsonValue } from '../records/json.ts'

/** The text of one plain value, as it stands in a URL, header or text; null for an object, a list or null. */
export const plainText = (value: JsonValue): string | null => {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return value.raw
  return value.kind === 'boolean' ? String(value.value) : null
}
