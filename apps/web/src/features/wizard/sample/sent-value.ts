import { type JsonValue, type PlannedRequest, parseJson, parsePath, readPath, writeJson } from '@ferry/core'

/** One record's part of a request's body: below the root key, and for a batch its place in the list. */
export const recordPart = (request: PlannedRequest, offset: number): JsonValue | null => {
  const position = request.offsets.indexOf(offset)
  if (position < 0 || request.body === null) return null
  const parsed = parseJson(request.body)
  if (!parsed.ok) return null
  const inner = unwrapped(parsed.value)
  return inner.kind === 'array' ? (inner.items[position] ?? null) : inner
}

/** Lago's bodies have one root key; a bare list has none. */
const unwrapped = (value: JsonValue): JsonValue => {
  if (value.kind !== 'object' || value.members.size !== 1) return value
  const [only] = value.members.values()
  return only?.kind === 'object' || only?.kind === 'array' ? only : value
}

/** What is sent in one field, as a person reads it: text without quotes, numbers digit for digit; null when nothing is. */
export const sentText = (part: JsonValue, field: string): string | null => {
  const path = parsePath(field)
  const value = path.ok ? readPath(part, path.steps) : undefined
  if (value === undefined) return null
  return value.kind === 'string' ? value.value : writeJson(value)
}
