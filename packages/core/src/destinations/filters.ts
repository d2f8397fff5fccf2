import { type JsonValue, stringValue, writeJson } from '../records/json.ts'
import { describe, isJsonNumber, secondsOf, spreadsheetSecondsOf } from './coerce.ts'
import type { Filter } from './config.ts'
import { type Fault, fault, type Input, type Value } from './fault.ts'
import { plainText } from './plain-text.ts'

/** A chain of filters, ready for every record. `zone` holds for the whole chain, wherever it stands in it. */
export interface FilterChain {
  zone: string | undefined
  run: (value: Value, input: Input) => Value
}

export type CompiledFilters = { ok: true; chain: FilterChain } | { ok: false; fault: Fault }

const fixedOffset = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** Filters of one source. A filter without the argument it needs, or with one it cannot use, is refused here. */
export const compileFilters = (filters: readonly Filter[]): CompiledFilters => {
  let zone: string | undefined
  for (const { name, argument } of filters) {
    if (name === 'default' && argument === undefined)
      return refuse('The filter default needs the value to use instead.')
    if (name !== 'zone' && name !== 'spreadsheet') continue
    if (argument === undefined || !fixedOffset.test(argument)) {
      return refuse(
        `The filter ${name} needs a fixed offset such as +02:00 or Z; names of zones change over time.`,
      )
    }
    if (name === 'zone') zone = argument
  }
  const run = (value: Value, input: Input): Value => {
    let result = value
    for (const filter of filters) {
      if (result?.kind === 'fault') return result
      result = apply(filter, result, zone, input)
    }
    return result
  }
  return { ok: true, chain: { zone, run } }
}

const refuse = (sentence: string): CompiledFilters => ({
  ok: false,
  fault: fault('constant_invalid', sentence),
})

const apply = (
  { name, argument }: Filter,
  value: JsonValue | undefined,
  zone: string | undefined,
  input: Input,
): Value => {
  if (name === 'default') return hasValue(value) ? value : stringValue(argument ?? '')
  if (value === undefined || value.kind === 'null') return value
  switch (name) {
    case 'zone':
      return value
    case 'seconds': {
      const time = { receivedAt: input.source.receivedAt }
      return secondsOf(value, zone === undefined ? time : { ...time, zone })
    }
    case 'spreadsheet':
      return spreadsheetSecondsOf(value, { receivedAt: input.source.receivedAt, zone: argument ?? '' })
    case 'string':
      return value.kind === 'string' ? value : stringValue(plainText(value) ?? writeJson(value))
    case 'number':
      return toNumber(value)
    case 'lower':
      return value.kind === 'string' ? stringValue(value.value.toLowerCase()) : value
    case 'trim':
      return value.kind === 'string' ? stringValue(value.value.trim()) : value
    default:
      return name satisfies never
  }
}

/** An empty text counts as no value: it is what an empty cell of a CSV file is. */
const hasValue = (value: JsonValue | undefined): boolean =>
  value !== undefined && value.kind !== 'null' && !(value.kind === 'string' && value.value === '')

const toNumber = (value: JsonValue): Value => {
  const text = plainText(value)
  if (value.kind !== 'boolean' && text !== null && isJsonNumber(text)) return { kind: 'number', raw: text }
  return fault(
    'field_type',
    `The filter number needs a plain number such as 12.5, but this record has ${describe(value)}.`,
  )
}
