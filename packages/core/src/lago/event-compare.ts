import type { JsonObject, JsonValue } from '../records/json.ts'
import { parseDecimal, plainText, shift, wholeDigits } from './decimal.ts'
import { memberOf, objectIn } from './event-text.ts'
import { parseIso } from './iso-time.ts'
import { isSameNumber, isSameValue } from './stored-value.ts'

/** `differs` names the fields, properties as `properties.bytes`. */
export type EventComparison = 'same' | { differs: string[] } | 'unreadable'

/**
 * Compares an event as it was sent with what Lago answers to `GET /events/{transaction_id}`: subscription, code,
 * timestamp in milliseconds, exact amount, and properties by value. `unreadable` when the answer is not that event, or
 * there is none, or the sent one has no time of its own to compare. Lago looks up by id alone and answers any match
 * (lago-api:app/controllers/api/v1/events_controller.rb), so another subscription is a difference, not an error.
 */
export const sameEvent = ({ item, stored }: { item: string | null; stored: string }): EventComparison => {
  const sent = item === null ? null : objectIn(item)
  const held = memberOf(objectIn(stored), 'event')
  if (sent === null || held?.kind !== 'object') return 'unreadable'
  const id = textOf(held.members.get('transaction_id'))
  if (id === null || id !== textOf(sent.members.get('transaction_id'))) return 'unreadable'
  const times = { sent: sentMilliseconds(sent), held: heldMilliseconds(held) }
  if (times.sent === null || times.held === null) return 'unreadable'
  const differs = [
    ...['external_subscription_id', 'code'].filter((key) => !hasSameText(sent, held, key)),
    ...(times.sent.includes(times.held) ? [] : ['timestamp']),
    ...(hasSameAmount(sent, held) ? [] : ['precise_total_amount_cents']),
    ...differingProperties(sent.members.get('properties'), held.members.get('properties')),
  ]
  return differs.length === 0 ? 'same' : { differs }
}

/** Lago reads a number as text where it wants text. */
const textOf = (value: JsonValue | undefined): string | null => {
  if (value?.kind === 'string') return value.value
  return value?.kind === 'number' ? value.raw : null
}

const hasSameText = (sent: JsonObject, held: JsonObject, key: string): boolean =>
  (textOf(sent.members.get(key)) ?? '') === (textOf(held.members.get(key)) ?? '')

/** Cut and rounded to milliseconds: which of the two is stored depends on the event store. */
const sentMilliseconds = (sent: JsonObject): number[] | null => {
  const seconds = parseDecimal((textOf(sent.members.get('timestamp')) ?? '').trim())
  if (seconds === null || seconds.negative || wholeDigits(seconds) > 12 || seconds.exponent < -100)
    return null
  const [whole = '0', fraction = ''] = plainText(shift(seconds, 3)).split('.')
  return /^[5-9]/.test(fraction) ? [Number(whole), Number(whole) + 1] : [Number(whole)]
}

const heldMilliseconds = (held: JsonObject): number | null => {
  const parsed = parseIso(textOf(held.members.get('timestamp')) ?? '', null)
  if (!parsed.ok) return null
  return parsed.moment.seconds * 1000 + Number(parsed.moment.fraction.padEnd(3, '0').slice(0, 3))
}

/** Only the dynamic charge model has one; nothing and zero are alike. */
const amountOf = (event: JsonObject): string =>
  textOf(event.members.get('precise_total_amount_cents'))?.trim() || '0'

const hasSameAmount = (sent: JsonObject, held: JsonObject): boolean => {
  const [one, other] = [amountOf(sent), amountOf(held)]
  return one === other || isSameNumber(one, other)
}

/** Lago drops properties that are no object, and stores none as an empty one. */
const membersOf = (properties: JsonValue | undefined): ReadonlyMap<string, JsonValue> =>
  properties?.kind === 'object' ? properties.members : new Map()

const differingProperties = (sent: JsonValue | undefined, held: JsonValue | undefined): string[] => {
  const [one, other] = [membersOf(sent), membersOf(held)]
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys]
    .filter((key) => !isSameValue(one.get(key), other.get(key)))
    .map((key) => `properties.${key}`)
}
