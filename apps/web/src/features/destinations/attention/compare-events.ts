import { eventItem, type JsonValue, parseJson, sameEvent, writeJson } from '@ferry/core'

/** One field in both events, as JSON text; null where one has no such field. */
export interface ComparedField {
  name: string
  ours: string | null
  theirs: string | null
  /** Lago would bill the two differently, or not tell them for the same. */
  differs: boolean
}

/**
 * The event that Ferry sends (`body` and the record's place in it) beside the one that Lago holds under its id, field by
 * field, those that differ first. Null when one of them cannot be read as an event.
 */
export const compareEvents = (body: string, position: number, stored: string): ComparedField[] | null => {
  const item = eventItem(body, position)
  const held = eventItem(stored, 0)
  const verdict = sameEvent({ item, stored })
  if (item === null || held === null || verdict === 'unreadable') return null
  const differing = verdict === 'same' ? [] : verdict.differs
  const [ours, theirs] = [fieldsOf(item), fieldsOf(held)]
  // What only Lago writes (its own id, its times) is no part of what was sent.
  const names = new Set([...differing, ...ours.keys()])
  return [...names].map((name) => ({
    name,
    ours: ours.get(name) ?? null,
    theirs: theirs.get(name) ?? null,
    differs: differing.includes(name),
  }))
}

/** Fields by name with their JSON texts, those of `properties` as `properties.bytes`. */
const fieldsOf = (text: string): Map<string, string> => {
  const parsed = parseJson(text)
  if (!parsed.ok || parsed.value.kind !== 'object') return new Map()
  return new Map([...parsed.value.members].flatMap(([name, value]) => flat(name, value)))
}

const flat = (name: string, value: JsonValue): [string, string][] =>
  name === 'properties' && value.kind === 'object'
    ? [...value.members].map(([key, inner]): [string, string] => [`properties.${key}`, writeJson(inner)])
    : [[name, writeJson(value)]]
