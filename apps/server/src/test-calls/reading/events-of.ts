import { type JsonObject, type JsonValue, parseJson } from '@ferry/core'

/** JSON text of an object; undefined for anything else. */
export const objectOf = (text: string | null): JsonObject | undefined => {
  const parsed = parseJson(text ?? 'null')
  return parsed.ok && parsed.value.kind === 'object' ? parsed.value : undefined
}

/** The events of a body, single or batch, with their digits as they came. */
export const eventsOf = (body: string | null): JsonValue[] => {
  const members = objectOf(body)?.members
  const list = members?.get('events')
  const one = members?.get('event')
  return list?.kind === 'array' ? list.items : one ? [one] : []
}

/** A member as text: Lago reads numbers as text where it wants text. '' when there is none. */
export const memberText = (value: JsonValue | undefined, key: string): string => {
  const member = value?.kind === 'object' ? value.members.get(key) : undefined
  if (member?.kind === 'string') return member.value
  return member?.kind === 'number' ? member.raw : ''
}
