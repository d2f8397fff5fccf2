import type { Attribute } from '@ferry/contract'
import {
  type DestinationConfig,
  type JsonObject,
  type JsonValue,
  type OperationField,
  operationById,
  type Path,
  parseJson,
  parsePath,
  stringValue,
  writeJson,
} from '@ferry/core'

const howMany = 5

/**
 * Records made from what is known: the Nexset's attributes with their examples in turn, and for every attribute that the
 * settings take and the Nexset has not, the example of the Lago field it goes to. Without attributes, the fields of the
 * operation themselves. The same settings always make the same records.
 */
export const generateRecords = (config: DestinationConfig, attributes: readonly Attribute[]): string[] =>
  Array.from({ length: howMany }, (_, index) => {
    const record: JsonObject = { kind: 'object', members: new Map() }
    for (const { path, examples } of attributes) put(record, path, exampleOf(examples, index))
    for (const { path, field } of taken(config)) {
      if (!attributes.some((attribute) => attribute.path === path)) put(record, path, exampleOf(field, index))
    }
    for (const path of idsOf(config)) put(record, path, stringValue(`generated_${index + 1}`))
    return writeJson(record)
  })

interface Taken {
  path: string
  field: string[]
}

/** Attributes that the settings read, each with the examples of its Lago field. */
const taken = (config: DestinationConfig): Taken[] => {
  if (config.mode === 'advanced') return []
  const fields = operationById(config.operation)?.fields ?? []
  const mapped = Object.entries({ ...config.mapping, ...config.path }).flatMap(([name, source]) =>
    'attribute' in source
      ? [{ path: source.attribute, field: examplesOf(fields.find(({ path }) => path === name)) }]
      : [],
  )
  return mapped.length > 0
    ? mapped
    : fields
        .filter(({ required }) => required)
        .map((field) => ({ path: field.path, field: examplesOf(field) }))
}

const examplesOf = (field: OperationField | undefined): string[] =>
  field?.example == null ? ['"text"'] : [field.example]

/** Attributes whose value names the object, so that no two generated records are taken for one. */
const idsOf = (config: DestinationConfig): string[] => {
  if (config.mode === 'advanced') return []
  const key = operationById(config.operation)?.naturalKey ?? 'transaction_id'
  const source = config.mapping[key]
  return source && 'attribute' in source ? [source.attribute] : []
}

const exampleOf = (examples: readonly string[], index: number): JsonValue => {
  const parsed = parseJson(examples[index % Math.max(examples.length, 1)] ?? 'null')
  return parsed.ok ? parsed.value : { kind: 'null' }
}

/** Sets a value below objects that are made on the way; lists are left to the example of the whole list. */
const put = (record: JsonObject, text: string, value: JsonValue): void => {
  const parsed = parsePath(text)
  if (parsed.ok && parsed.steps.every((step) => typeof step === 'string')) putAt(record, parsed.steps, value)
}

const putAt = (object: JsonObject, [first, ...rest]: Path, value: JsonValue): void => {
  const key = String(first)
  if (rest.length === 0) {
    // An object whose members come one by one is not overwritten by its own example.
    object.members.set(key, value.kind === 'object' ? { kind: 'object', members: new Map() } : value)
    return
  }
  const below = object.members.get(key)
  const inner: JsonObject = below?.kind === 'object' ? below : { kind: 'object', members: new Map() }
  object.members.set(key, inner)
  putAt(inner, rest, value)
}
