import { type JsonObject, type JsonValue, parseJson, writeJson } from '../records/json.ts'

/** JSON text of an object → its tree; null for anything else. */
export const objectIn = (text: string): JsonObject | null => {
  const parsed = parseJson(text)
  return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null
}

/** A member of an object; undefined when the value is no object or has no such member. */
export const memberOf = (value: JsonValue | null, key: string): JsonValue | undefined =>
  value?.kind === 'object' ? value.members.get(key) : undefined

/**
 * The text of the n-th event in a body that `plan` made (`{"event":{…}}` or `{"events":[…]}`); null when the body
 * has no such event.
 */
export const eventItem = (body: string, position: number): string | null => {
  const wrapped = objectIn(body)
  const single = memberOf(wrapped, 'event')
  const list = memberOf(wrapped, 'events')
  const item = list?.kind === 'array' ? list.items[position] : position === 0 ? single : undefined
  return item?.kind === 'object' ? writeJson(item) : null
}

/** The texts of all events in such a body, in order; none when it has no events. */
export const eventItems = (body: string): string[] => {
  const wrapped = objectIn(body)
  const list = memberOf(wrapped, 'events')
  const single = memberOf(wrapped, 'event')
  const items = list?.kind === 'array' ? list.items : single?.kind === 'object' ? [single] : []
  return items.map(writeJson)
}

export type EventStore = 'postgres' | 'clickhouse'

/**
 * Which event store an organization has, as the answer to a created event gives it away: on ClickHouse the server
 * itself saves no row, so id and time of creation are null (lago-api:app/serializers/v1/event_serializer.rb). Null
 * when the answer does not say.
 */
export const eventStore = (answerBody: string): EventStore | null => {
  const item = eventItem(answerBody, 0)
  const event = item === null ? null : objectIn(item)
  const id = memberOf(event, 'lago_id')
  const created = memberOf(event, 'created_at')
  if (id?.kind === 'string' && created?.kind === 'string') return 'postgres'
  return id?.kind === 'null' && created?.kind === 'null' ? 'clickhouse' : null
}
