import { z } from 'zod'
import type { FieldType, OperationField } from './operation.ts'

export interface FieldDescription {
  label: string
  description: string
  /** JSON text. */
  example: string | null
  alsoKnownAs?: readonly string[]
  /** Only where the schema does not say it by itself. */
  type?: FieldType
}

/** What people read about a body field. Registered on the schema itself, so that a field is said once. */
export const fieldDescriptions = z.registry<FieldDescription>()

/** Unix seconds, explicit: a number or its text. */
export const unixSeconds = () => z.union([z.number(), z.string().regex(/^\d+(?:\.\d+)?$/)])

/** A number in a JSON string, as Lago wants amounts. */
export const decimalString = () => z.string().regex(/^-?\d+(?:\.\d+)?$/, 'Write a number, for example 12.50.')

/** ISO 8601 with a zone, as Lago wants it everywhere but in events. */
export const dateTime = () => z.iso.datetime({ offset: true })

/** A schema of a body's object. */
export type BodySchema = z.ZodObject

const required = (schema: z.core.$ZodType): boolean => !(schema instanceof z.ZodOptional)

const inner = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? inner(schema.unwrap()) : schema

const typeOf = (schema: z.core.$ZodType): FieldType => {
  if (schema instanceof z.ZodISODateTime) return 'date_time'
  if (schema instanceof z.ZodNumberFormat) return 'integer'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodArray) return 'array'
  if (schema instanceof z.ZodRecord) return 'object'
  return 'string'
}

/**
 * The fields a body schema declares; a nested object gives one field for each of its own (`billing_configuration.sync`).
 * A field nobody described is a mistake in the catalogue and throws.
 */
export const fieldsOf = (body: BodySchema, prefix = '', isParentRequired = true): OperationField[] =>
  Object.entries(body.shape).flatMap(([key, schema]) => {
    const path = prefix + key
    const isRequired = isParentRequired && required(schema)
    const value = inner(schema)
    if (value instanceof z.ZodObject) return fieldsOf(value, `${path}.`, isRequired)
    const description = fieldDescriptions.get(schema)
    if (!description) throw new Error(`Nobody described the field ${path}.`)
    const { label, description: text, example, alsoKnownAs = [], type = typeOf(value) } = description
    return [{ path, label, description: text, type, required: isRequired, example, alsoKnownAs }]
  })
