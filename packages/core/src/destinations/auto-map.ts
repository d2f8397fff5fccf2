import type { FieldType, Operation, OperationField } from '../lago/operations/operation.ts'
import { parsePath } from '../records/path.ts'
import { wholeTarget } from './catalogue-fields.ts'
import type { Source, TemplateConfig } from './config.ts'
import { sendsEvents } from './template-mapping.ts'

/** What mapping by name looks at: a subset of what `inferAttributes` says. */
export interface NamedAttribute {
  /** `a.b[0]` */
  path: string
  types: readonly string[]
}

/** A source for a Lago field, and why. `sure` is the field's own name, `likely` another name of it. */
export interface Suggestion {
  source: Source
  reason: string
  confidence: 'sure' | 'likely'
}

export type Suggestions = Record<string, Suggestion>

/** Never mapped by name: repeating them breaks a sync or bills again (see the operations' warnings). */
const neverByName = new Set(['metadata', 'plan_overrides'])

/** What no name can tell: which item of a list is meant, or the whole of a body with keys of the user's own. */
const isNamed = ({ path }: OperationField): boolean => !path.includes('[]') && path !== wholeTarget

/**
 * Suggests a source for each field of the body that has an attribute of its name or of another name it goes by; each
 * attribute once, ids only where the name says so. For events: an id of Ferry's where the data has none, and all other
 * attributes under properties. A field without a suggestion is missing in the result.
 */
export const autoMap = (operation: Operation, attributes: readonly NamedAttribute[]): Suggestions => {
  const fields = operation.fields.filter((field) => isNamed(field) && !neverByName.has(field.path))
  const found = matchNames(fields, attributes)
  if (!sendsEvents(operation)) return found
  const { transaction_id: id, timestamp, ...others } = found
  return {
    ...(id && timestamp ? { transaction_id: id } : { transaction_id: ownId(id) }),
    ...others,
    ...(timestamp ? { timestamp } : {}),
    ...(others.properties ? {} : { properties: everythingElse }),
  }
}

/** The same for the parameters of the operation's path. */
export const autoMapPath = (operation: Operation, attributes: readonly NamedAttribute[]): Suggestions =>
  matchNames(operation.parameters, attributes)

const everythingElse: Suggestion = {
  source: { rest: true },
  reason: 'All attributes that are not mapped elsewhere.',
  confidence: 'likely',
}

/** An id from the data needs a time from the data, else a replay could send the same id with another time. */
const ownId = (unused: Suggestion | undefined): Suggestion => ({
  source: { derived: { suffix: '' } },
  reason: unused
    ? 'No attribute is named like a time. Ferry’s own id stands for the moment the record came in.'
    : 'No attribute is named like an id, so Ferry makes one from the record’s place in the Nexset.',
  confidence: 'likely',
})

const matchNames = (
  fields: readonly OperationField[],
  attributes: readonly NamedAttribute[],
): Suggestions => {
  const byName = new Map<string, NamedAttribute>()
  for (const attribute of attributes) {
    const name = plainName(attribute.path)
    if (!byName.has(name)) byName.set(name, attribute)
  }
  const used = new Set<string>()
  const found = new Map<string, Suggestion>()
  const look = (
    field: OperationField,
    names: readonly string[],
    confidence: Suggestion['confidence'],
  ): void => {
    for (const name of names) {
      const attribute = found.has(field.path) ? undefined : byName.get(plainName(name))
      if (!attribute || used.has(attribute.path) || !fits(attribute, field.type)) continue
      used.add(attribute.path)
      found.set(field.path, {
        source: { attribute: attribute.path },
        reason: reasonOf(attribute, field, confidence),
        confidence,
      })
    }
  }
  for (const field of fields) look(field, [field.path], 'sure')
  for (const field of fields) look(field, field.alsoKnownAs, 'likely')
  return Object.fromEntries(
    fields.flatMap(({ path }) => {
      const suggestion = found.get(path)
      return suggestion ? [[path, suggestion]] : []
    }),
  )
}

const reasonOf = (
  attribute: NamedAttribute,
  field: OperationField,
  confidence: Suggestion['confidence'],
): string =>
  confidence === 'sure'
    ? `The attribute ${attribute.path} has the same name.`
    : `The attribute ${attribute.path} goes by another name of ${field.path}.`

/** `customerId`, `Customer ID` and `customer.id` are all `customer_id`. */
const plainName = (path: string): string => {
  const parsed = parsePath(path)
  const text = parsed.ok ? parsed.steps.join('_') : path
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
}

const fits = ({ types }: NamedAttribute, type: FieldType): boolean => {
  const kinds = types.filter((kind) => kind !== 'null')
  if (type === 'object' || type === 'array') return kinds.length > 0 && kinds.every((kind) => kind === type)
  if (type === 'boolean') return kinds.length > 0 && kinds.every((kind) => kind === 'boolean')
  return kinds.length > 0 && kinds.every((kind) => kind === 'string' || kind === 'number')
}

/** A template config to start from: mapped by name; what no attribute fits is left for the user, as a problem to fix. */
export const defaultConfig = (
  operation: Operation,
  attributes: readonly NamedAttribute[],
): TemplateConfig => {
  const { batch } = operation
  return {
    mode: 'template',
    operation: operation.id,
    path: sourcesOf(autoMapPath(operation, attributes)),
    query: {},
    mapping: sourcesOf(autoMap(operation, attributes)),
    options: {},
    excludeAttributes: [],
    batching: batch ? { size: batch.limit, grouping: { algorithm: 'keyed_array', key: batch.key } } : null,
    responseWebhook: false,
    delivery: {},
  }
}

const sourcesOf = (suggestions: Suggestions): Record<string, Source> =>
  Object.fromEntries(Object.entries(suggestions).map(([field, { source }]) => [field, source]))
