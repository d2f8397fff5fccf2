import { type JsonValue, parseJson } from '../records/json.ts'
import { isSameDecimal, parseDecimal } from './decimal.ts'

/**
 * Equal as numbers. A number with decimals passes through a double in Lago's server, so two that become the same
 * double are the same; whole numbers keep all their digits there.
 */
export const isSameNumber = (one: string, other: string): boolean => {
  const [a, b] = [parseDecimal(one), parseDecimal(other)]
  if (a === null || b === null) return false
  if (isSameDecimal(a, b)) return true
  return /[.eE]/.test(one) && Number(one) === Number(other)
}

/**
 * Whether a value of an event's properties is what Lago holds of it. ClickHouse stores properties as text
 * (lago-api:db/clickhouse_migrate/), so `1` and `"1"`, `true` and `"true"`, a list and its JSON text are the same, and
 * so are null, nothing and an empty text.
 */
export const isSameValue = (sent: JsonValue | undefined, held: JsonValue | undefined): boolean => {
  if (isNothing(sent) || isNothing(held)) return isNothing(sent) && isNothing(held)
  if (sent.kind === held.kind) return isSameOfOneKind(sent, held)
  if (held.kind !== 'string')
    return sent.kind === 'string' && held.kind === 'number' && isSameNumber(sent.value, held.raw)
  const text = held.value
  switch (sent.kind) {
    case 'number':
      return isSameNumber(sent.raw, text)
    case 'boolean':
      return text === String(sent.value)
    case 'array':
    case 'object': {
      const parsed = parseJson(text)
      return parsed.ok && parsed.value.kind === sent.kind && isSameOfOneKind(sent, parsed.value)
    }
    case 'string':
      return false
    default:
      return sent satisfies never
  }
}

const isNothing = (value: JsonValue | undefined): value is undefined | (JsonValue & { kind: 'null' }) =>
  value === undefined || value.kind === 'null' || (value.kind === 'string' && value.value === '')

const isSameOfOneKind = (sent: JsonValue, held: JsonValue): boolean => {
  if (sent.kind === 'string' && held.kind === 'string') return sent.value === held.value
  if (sent.kind === 'number' && held.kind === 'number') return isSameNumber(sent.raw, held.raw)
  if (sent.kind === 'boolean' && held.kind === 'boolean') return sent.value === held.value
  if (sent.kind === 'array' && held.kind === 'array') {
    return (
      sent.items.length === held.items.length &&
      sent.items.every((item, at) => isSameValue(item, held.items[at]))
    )
  }
  if (sent.kind === 'object' && held.kind === 'object') {
    const keys = new Set([...sent.members.keys(), ...held.members.keys()])
    return [...keys].every((key) => isSameValue(sent.members.get(key), held.members.get(key)))
  }
  return sent.kind === 'null' && held.kind === 'null'
}
