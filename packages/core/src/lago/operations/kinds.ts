import { z } from 'zod'
import { descriptionOf, type FieldDescription, fieldDescriptions } from './fields.ts'
import type { FieldType, RequiredBy } from './operation.ts'

/** Label, description, example (JSON text), and other attribute names that mean the same. */
type Words = readonly [label: string, description: string, example: string, alsoKnownAs?: readonly string[]]

const described = <T extends z.ZodType>(
  schema: T,
  [label, description, example, alsoKnownAs = []]: Words,
  type?: FieldType,
): T => {
  const words: FieldDescription = { label, description, example, alsoKnownAs }
  fieldDescriptions.add(schema, type === undefined ? words : { ...words, type })
  return schema
}

export const text = (...words: Words) => described(z.string(), words)

/** A text that names something, so it cannot be blank. */
export const name = (...words: Words) => described(z.string().min(1), words)

export const email = (...words: Words) => described(z.email(), words)

/** An id that Lago made. */
export const lagoId = (...words: Words) => described(z.uuid(), words)

export const whole = (...words: Words) => described(z.int(), words)

export const number = (...words: Words) => described(z.number(), words)

export const flag = (...words: Words) => described(z.boolean(), words)

export const choice = <const T extends readonly [string, ...string[]]>(values: T, ...words: Words) =>
  described(z.enum(values), words)

/** Texts, such as codes. */
export const texts = (...words: Words) => described(z.array(z.string()), words)

/** Objects of a known shape; their fields can be mapped one by one where they are described. */
export const items = <T extends z.core.$ZodShape>(shape: T, ...words: Words) =>
  described(z.array(z.strictObject(shape)), words)

/** Objects that are mapped as they are. */
export const objects = (...words: Words) => described(z.array(z.record(z.string(), z.json())), words)

/** An object that is mapped as it is. */
export const object = (...words: Words) => described(z.record(z.string(), z.json()), words)

/** A number in a JSON string: Lago refuses a JSON number here, or rounds it. */
export const decimal = (...words: Words) =>
  described(
    z.string().regex(/^-?\d+(?:\.\d+)?$/, 'Write a number, for example 12.50.'),
    words,
    'decimal_string',
  )

/** Unix seconds, explicit: a number or its text. */
export const unixSeconds = (...words: Words) =>
  described(z.union([z.number(), z.string().regex(/^\d+(?:\.\d+)?$/)]), words, 'timestamp')

/** ISO 8601 with a zone, as Lago wants it everywhere but in events. */
export const dateTime = (...words: Words) => described(z.iso.datetime({ offset: true }), words)

/** ISO 8601, a day or a moment. */
export const day = (...words: Words) =>
  described(z.union([z.iso.date(), z.iso.datetime({ offset: true })]), words, 'date_time')

/** The same fields, none of which must be there. */
export const optional = <T extends z.core.$ZodShape>(shape: T) => z.object(shape).partial().shape

/** Says that only one of the two demands these fields, whether or not they must be there. */
export const demandedBy = <T extends z.core.$ZodShape>(who: RequiredBy, shape: T): T => {
  for (const schema of Object.values(shape)) {
    const words = descriptionOf(schema)
    if (words) fieldDescriptions.add(schema, { ...words, requiredBy: [who] })
  }
  return shape
}
