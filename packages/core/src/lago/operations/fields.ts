import { z } from 'zod'
import type { FieldType, OperationField, RequiredBy } from './operation.ts'

export interface FieldDescription {
  label: string
  description: string
  /** JSON text. */
  example: string | null
  alsoKnownAs?: readonly string[]
  /** Only where the schema does not say it by itself. */
  type?: FieldType
  /** Only where spec and model do not both demand a field that must be there. */
  requiredBy?: readonly RequiredBy[]
}

/** What people read about a body field. Registered on the schema itself, so that a field is said once. */
export const fieldDescriptions = z.registry<FieldDescription>()

/** A schema of a body: an object, or a record where the keys are the user's own. */
export type BodySchema = z.ZodObject | z.ZodRecord

type Schema = z.core.$ZodType

const isOptional = (schema: Schema): boolean => schema instanceof z.ZodOptional

const inner = (schema: Schema): Schema =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? inner(schema.unwrap()) : schema

const typeOf = (schema: Schema): FieldType => {
  if (schema instanceof z.ZodISODateTime) return 'date_time'
  if (schema instanceof z.ZodNumberFormat) return 'integer'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodArray) return 'array'
  if (schema instanceof z.ZodRecord) return 'object'
  return 'string'
}

/**
 * The fields a body schema declares. A nested object gives one field for each of its own (`billing_configuration.sync`),
 * a list of described objects gives itself and theirs (`fees`, `fees[].units`), a body of free keys gives `*`. A field
 * nobody described is a mistake in the catalogue and throws.
 */
export const fieldsOf = (body: BodySchema): OperationField[] =>
  body instanceof z.ZodRecord ? [fieldOf('*', body, false)] : fieldsBelow(body, '', true)

const fieldsBelow = (body: z.ZodObject, prefix: string, canBeRequired: boolean): OperationField[] =>
  Object.entries(body.shape).flatMap(([key, schema]) => {
    const path = prefix + key
    const isRequired = canBeRequired && !isOptional(schema)
    const value = inner(schema)
    if (value instanceof z.ZodObject) return fieldsBelow(value, `${path}.`, isRequired)
    const item = value instanceof z.ZodArray ? value.element : null
    const isDescribed = item instanceof z.ZodObject && Object.values(item.shape).some(isKnown)
    return [fieldOf(path, schema, isRequired), ...(isDescribed ? fieldsBelow(item, `${path}[].`, false) : [])]
  })

const isKnown = (schema: Schema): boolean => descriptionOf(schema) !== undefined

/** The outer schema's own words go before those of what it makes optional. */
export const descriptionOf = (schema: Schema): FieldDescription | undefined =>
  fieldDescriptions.get(schema) ?? fieldDescriptions.get(inner(schema))

const fieldOf = (path: string, schema: Schema, required: boolean): OperationField => {
  const described = descriptionOf(schema)
  if (!described) throw new Error(`Nobody described the field ${path}.`)
  const value = inner(schema)
  const { label, description, example, alsoKnownAs = [], type = typeOf(value) } = described
  const requiredBy = requiredByOf(schema, described)
  return {
    path,
    label,
    description,
    type,
    required,
    ...(requiredBy.length > 0 ? { requiredBy } : {}),
    ...(value instanceof z.ZodEnum ? { values: value.options.map(String) } : {}),
    example,
    alsoKnownAs,
  }
}

const requiredByOf = (schema: Schema, described: FieldDescription): readonly RequiredBy[] =>
  isOptional(schema)
    ? (fieldDescriptions.get(schema)?.requiredBy ?? [])
    : (described.requiredBy ?? ['spec', 'model'])
