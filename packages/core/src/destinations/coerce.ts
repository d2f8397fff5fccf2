import type { FieldType } from '../lago/operations/operation.ts'
import { spreadsheetToSeconds, type Timestamp, toSeconds } from '../lago/timestamp.ts'
import { type JsonValue, stringValue } from '../records/json.ts'
import { type Fault, fault } from './fault.ts'

/** A number as JSON writes it. Lago ignores a metered `"1,234"`, `"+5"` or `".5"` (lago-api:app/services/events/stores/postgres_store.rb). */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const wholeNumber = /^-?(?:0|[1-9]\d*)$/

export const isJsonNumber = (text: string): boolean => jsonNumber.test(text)

/** What a time needs besides itself. */
export interface TimeContext {
  /** ISO 8601, UTC: when Ferry stored the record. */
  receivedAt: string
  zone?: string
}

/**
 * A value in the form its Lago field takes: ids given as numbers become text digit for digit, times become explicit
 * seconds. What does not fit is a fault; nothing is rounded or guessed.
 */
export const coerce = (
  value: JsonValue,
  type: FieldType,
  field: string,
  time: TimeContext,
): JsonValue | Fault => {
  switch (type) {
    case 'string':
    case 'date_time':
      if (value.kind === 'string') return value
      if (value.kind === 'number' && type === 'string') return stringValue(value.raw)
      return wrongType(
        field,
        type === 'string' ? 'text' : 'a date and time such as 2026-07-01T00:00:00Z',
        value,
      )
    case 'number':
      return numberIn(value, jsonNumber) ?? wrongType(field, 'a number', value)
    case 'integer':
      return numberIn(value, wholeNumber) ?? wrongType(field, 'a whole number', value)
    case 'decimal_string': {
      const number = numberIn(value, jsonNumber)
      return number ? stringValue(number.raw) : wrongType(field, 'a number', value)
    }
    case 'boolean':
      return booleanIn(value) ?? wrongType(field, 'true or false', value)
    case 'object':
      return value.kind === 'object' ? value : wrongType(field, 'an object', value)
    case 'array':
      return value.kind === 'array' ? value : wrongType(field, 'a list', value)
    case 'timestamp':
      return secondsOf(value, time)
    default:
      return type satisfies never
  }
}

/**
 * Explicit Unix seconds. Whole seconds are a JSON number; a fraction goes as text, which Lago reads as a decimal, so that
 * no reader makes a binary float of it (lago-api:app/services/events/create_service.rb).
 */
export const secondsOf = (value: JsonValue, time: TimeContext): JsonValue | Fault => {
  const { receivedAt, zone } = time
  return secondsValue(toSeconds(value, zone === undefined ? { receivedAt } : { receivedAt, zone }))
}

/** The same for what a spreadsheet wrote; `zone` is the fixed offset its dates are in. */
export const spreadsheetSecondsOf = (value: JsonValue, time: Required<TimeContext>): JsonValue | Fault =>
  secondsValue(spreadsheetToSeconds(value, time))

const secondsValue = (read: Timestamp): JsonValue | Fault => {
  if (!read.ok) return fault(read.code, read.sentence)
  return wholeNumber.test(read.seconds) ? { kind: 'number', raw: read.seconds } : stringValue(read.seconds)
}

const numberIn = (value: JsonValue, pattern: RegExp): { kind: 'number'; raw: string } | null => {
  const text = value.kind === 'number' ? value.raw : value.kind === 'string' ? value.value : ''
  return pattern.test(text) ? { kind: 'number', raw: text } : null
}

const booleanIn = (value: JsonValue): JsonValue | null => {
  if (value.kind === 'boolean') return value
  if (value.kind !== 'string') return null
  return value.value === 'true' || value.value === 'false'
    ? { kind: 'boolean', value: value.value === 'true' }
    : null
}

const wrongType = (field: string, wanted: string, value: JsonValue): Fault =>
  fault('field_type', `${field} takes ${wanted}, but this record has ${describe(value)}.`)

/** A value in a few words, for a sentence. */
export const describe = (value: JsonValue): string => {
  switch (value.kind) {
    case 'string':
      return value.value === ''
        ? 'an empty text'
        : `the text ${value.raw.length > 60 ? `${value.raw.slice(0, 60)}…` : value.raw}`
    case 'number':
      return `the number ${value.raw}`
    case 'boolean':
      return String(value.value)
    case 'null':
      return 'null'
    case 'array':
      return 'a list'
    case 'object':
      return 'an object'
    default:
      return value satisfies never
  }
}
