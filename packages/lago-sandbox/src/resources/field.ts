import { isBlank, isRecord, longInteger, textOf } from '../json.ts'

/** How one permitted key of a body becomes a column. */
export interface Field {
  /** The column's value; undefined for what Rails' permit would drop as if it had not been sent. */
  read: (value: unknown) => unknown
  /** The column's value where nothing, or null, was sent. */
  initial: unknown
  /** Lago's code for a value that its model refuses. */
  refuse?: (value: unknown) => string | undefined
  isRequired?: true
}

export type Fields = Readonly<Record<string, Field>>

const scalar = (value: unknown): unknown => (value === null ? undefined : (textOf(value) ?? undefined))

export const text: Field = { read: scalar, initial: null }

const number = (value: unknown): unknown => {
  const written = textOf(value)
  if (written === null) return undefined
  return written.trim() !== '' && Number.isFinite(Number(written)) ? Number(written) : 'NaN'
}
const refuseNumber = (value: unknown): string | undefined =>
  typeof value === 'number' ? undefined : 'value_is_not_a_number'

export const decimal: Field = { read: number, initial: null, refuse: refuseNumber }
export const integer: Field = {
  read: (value) => {
    const read = number(value)
    return typeof read === 'number' ? Math.trunc(read) : read
  },
  initial: null,
  refuse: refuseNumber,
}

/** A decimal that Lago answers as text. */
export const decimalText: Field = {
  read: (value) => {
    const read = number(value)
    return typeof read === 'number' ? String(Number.isInteger(read) ? read.toFixed(1) : read) : read
  },
  initial: null,
  refuse: (value) => (value === 'NaN' ? 'value_is_not_a_number' : undefined),
}

const atLeast = (floor: number): Field => ({
  ...integer,
  refuse: (value) =>
    refuseNumber(value) ?? (typeof value === 'number' && value < floor ? 'value_is_out_of_range' : undefined),
})
export const cents: Field = atLeast(0)
export const positiveCents: Field = atLeast(1)

export const flag: Field = {
  read: (value) => (typeof value === 'boolean' ? value : ['t', 'true', '1'].includes(textOf(value) ?? '')),
  initial: false,
}
export const list: Field = { read: (value) => (Array.isArray(value) ? value : undefined), initial: [] }
export const object: Field = { read: (value) => (isRecord(value) ? value : undefined), initial: null }

/** One of Lago's named values; anything else is `value_is_invalid`. */
export const oneOf = (...values: readonly string[]): Field => ({
  ...text,
  refuse: (value) => (values.includes(String(value)) ? undefined : 'value_is_invalid'),
})

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const currency: Field = {
  ...text,
  refuse: (value) => (currencies.has(String(value)) ? undefined : 'value_is_invalid'),
}

export const required = (field: Field): Field => ({ ...field, isRequired: true })
export const initially = (field: Field, initial: unknown): Field => ({ ...field, initial })

type Values = Record<string, unknown>

/**
 * The permitted keys of a body, read as their columns would be; every other key is dropped without a word. On
 * creation what was not sent gets its initial value; on update (`held`) it is left alone. A column that begins with
 * `$` is read from the key without it, and no answer shows it.
 */
export const readFields = (
  fields: Fields,
  body: Values,
  held?: Values,
): { values: Values } | { errors: Record<string, string[]> } => {
  const values: Values = {}
  const errors: Record<string, string[]> = {}
  for (const [name, field] of Object.entries(fields)) {
    const key = name.replace(/^\$/, '')
    const sent = body[key]
    const value = sent === null || sent === undefined ? undefined : field.read(sent)
    const isSent = sent === null || value !== undefined
    if (!isSent && held !== undefined) continue
    const isEmpty = value === undefined || (typeof value === 'string' && isBlank(value))
    if (isEmpty && field.isRequired) errors[key] = ['value_is_mandatory']
    const code = isEmpty ? undefined : field.refuse?.(value)
    if (code !== undefined) errors[key] = [code]
    values[name] = isEmpty ? (value === '' ? '' : structuredClone(field.initial)) : value
  }
  return Object.keys(errors).length > 0 ? { errors } : { values }
}

/** True for what JSON wrote as a whole number; a text of digits is none. */
export const isJsonInteger = (value: unknown): boolean =>
  Number.isInteger(value) || longInteger(value) !== undefined
