import type { JsonValue } from '../records/json.ts'
import { type Path, printPath } from '../records/path.ts'
import { type BodyObject, nodeAt } from './body-tree.ts'
import type { FieldFault } from './compiled.ts'
import type { Meters } from './config.ts'
import { fault, type Input, type Slot } from './fault.ts'

/** What Lago adds up; it ignores `"1,234"`, `"1e3"`, `" 5"`, `".5"` and `"+5"`. */
const plainNumber = /^-?\d+(?:\.\d+)?$/

const isPlainNumber = (value: JsonValue): boolean =>
  (value.kind === 'number' && plainNumber.test(value.raw)) ||
  (value.kind === 'string' && plainNumber.test(value.value))

/**
 * Why the metric of this code would never bill an event with this value in the property it adds up; null when it would.
 * Lago answers 200 to such an event all the same (lago-api:app/services/events/stores/postgres_store.rb,
 * spec/scenarios/create_event_spec.rb).
 */
export const meteredFault = (
  code: string,
  property: string,
  value: JsonValue | undefined,
): FieldFault | null => {
  const field = printPath(['properties', property])
  if (value === undefined || value.kind === 'null') {
    const sentence = `The metric ${code} adds up ${field}, which this event does not have: Lago would store it and never bill it. Map it, or mend the data.`
    return { ...fault('metered_missing', sentence), field }
  }
  if (isPlainNumber(value)) return null
  const sentence = `The metric ${code} adds up ${field}, which is not a plain number such as 1234.5 here: Lago would store the event and never bill it. Write digits only, without spaces, commas, + or exponent.`
  return { ...fault('metered_not_number', sentence), field }
}

/** Checks the event that is made of a record by the property its metric adds up. */
export type MeterCheck = (input: Input, faults: FieldFault[]) => void

/** The check for events made by a mapping; values that are wrong anyway are not judged again. */
export const compileMeters = (body: BodyObject, meters: Meters): MeterCheck => {
  const codeNode = nodeAt(body, ['code'])
  if (codeNode?.kind !== 'leaf') return () => {}
  const slots = new Map(
    Object.entries(meters).map(([code, property]) => [
      code,
      { property, take: propertySlot(body, property) },
    ]),
  )
  return (input, faults) => {
    const code = codeNode.take(input)
    const metered = code?.kind === 'string' ? slots.get(code.value) : undefined
    if (code?.kind !== 'string' || !metered) return
    const value = metered.take(input)
    if (value?.kind === 'fault') return
    const wrong = meteredFault(code.value, metered.property, value)
    if (wrong) faults.push(wrong)
  }
}

/** The value a record gives to one property, as the writer of the body finds it. */
const propertySlot = (body: BodyObject, property: string): Slot => {
  const properties = nodeAt(body, ['properties'])
  if (properties?.kind === 'leaf') {
    return (input) => {
      const value = properties.take(input)
      return value?.kind === 'object' ? value.members.get(property) : undefined
    }
  }
  if (properties?.kind !== 'object') return () => undefined
  const own = properties.members.get(property)
  if (own?.kind === 'leaf') return own.take
  if (own) return () => someObject
  if (!properties.rest || properties.rest.without.get(property) === true) return () => undefined
  const path: Path = [property]
  return ({ record }) => record.at(path)
}

/** Stands for anything that is no number. */
const someObject: JsonValue = { kind: 'object', members: new Map() }
