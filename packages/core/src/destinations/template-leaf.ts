import type { OperationField } from '../lago/operations/operation.ts'
import { stringValue } from '../records/json.ts'
import { coerce, secondsOf } from './coerce.ts'
import { type Fault, fault, type Input, type Slot } from './fault.ts'
import { idFault, isIdField } from './id-rules.ts'
import { plainText } from './plain-text.ts'
import type { CompiledSource } from './source.ts'

/** How strictly a field wants a value. Events never go half-made: each mapped field must have its value. */
export interface LeafRules {
  /** `transaction_id`, `properties.bytes`: as the user knows it. */
  name: string
  /** null for a free place: the value goes as it is. */
  field: OperationField | null
  /** True where a value that is missing or null stops the record; else a missing one is left out and null is sent. */
  needsValue: boolean
  /** How the source is shown in a sentence: `attribute bytes`. */
  from: string
}

/** The value of one Lago field for each record: taken, checked, in the form the field takes. */
export const leafSlot = (
  { take, zone }: CompiledSource,
  { name, field, needsValue, from }: LeafRules,
): Slot => {
  const missing = fault(
    'attribute_missing',
    `${name} takes its value from ${from}, which this record does not have.`,
  )
  const empty = fault(
    'field_required',
    `${name} takes its value from ${from}, which is empty in this record.`,
  )
  const check = field ? textCheck(name, field.required ? empty : null) : null
  const isEventId = name === 'transaction_id'
  return (input) => {
    const value = take(input)
    if (value === undefined) return needsValue ? missing : undefined
    if (value.kind === 'fault') return value
    if (value.kind === 'null') return needsValue ? empty : value
    if (!field || !check) return value
    const made = coerce(value, field.type, name, zone === undefined ? input.source : timeIn(input, zone))
    if (made.kind !== 'string') return made
    const { idSuffix } = input.source
    if (!isEventId || idSuffix === undefined) return check(made.value) ?? made
    const id = made.value + idSuffix
    return check(id) ?? stringValue(id)
  }
}

const timeIn = ({ source: { receivedAt } }: Input, zone: string) => ({ receivedAt, zone })

/** What a text must be in this field besides its type. */
const textCheck = (name: string, empty: Fault | null): ((text: string) => Fault | null) => {
  if (isIdField(name)) return (text) => idFault(name, text)
  return (text) => (empty && text.trim() === '' ? empty : null)
}

/** The time Ferry stored the record, for an event whose time is not in its data. */
export const receptionSlot: Slot = ({ source }) =>
  secondsOf(stringValue(source.receivedAt), { receivedAt: source.receivedAt })

/** The text a source puts into a URL; what is missing or not plain is a fault. */
export const textSlot = ({ take }: CompiledSource, name: string) => {
  const missing = fault('macro_unresolved', `This record has no value for ${name} of the URL.`)
  const nested = fault(
    'macro_unresolved',
    `${name} of the URL is an object or a list in this record; a URL takes plain text.`,
  )
  return (input: Parameters<Slot>[0]): string | Fault => {
    const value = take(input)
    if (value?.kind === 'fault') return value
    if (value === undefined || value.kind === 'null') return missing
    const text = plainText(value)
    if (text === null) return nested
    return text === '' ? text : (idFault(name, text) ?? text)
  }
}
