import { type Operation, type OperationField, prettyJson } from '@ferry/core'

/** The smallest body an operation takes, from the catalogue's own examples, as pretty JSON; null for a call without one. */
export const sentExample = ({ fields, rootKey, batch }: Operation): string | null => {
  if (fields.length === 0) return null
  const demanded = fields.filter(
    ({ path, required, requiredBy }) =>
      required || (path.includes('[]') && requiredBy !== undefined && requiredBy.length > 0),
  )
  const shown = demanded.length > 0 ? demanded : fields.slice(0, 2)
  const item = exampleObject(shown.filter(({ path }) => !isReplaced(path, shown)))
  if (batch) return prettyJson(JSON.stringify({ [batch.key]: [item] }))
  return prettyJson(JSON.stringify(rootKey === null ? item : { [rootKey]: item }))
}

type Example = { [key: string]: unknown }

/** A list whose items are described is shown by them. */
const isReplaced = (path: string, shown: readonly OperationField[]): boolean =>
  shown.some((field) => field.path.startsWith(`${path}[].`))

const exampleObject = (fields: readonly OperationField[]): Example => {
  const whole = fields.find(({ path }) => path === '*')
  if (whole) return { ...Object(valueOf(whole)) }
  const object: Example = {}
  for (const field of fields) put(object, field.path.split('.'), valueOf(field))
  return object
}

const put = (object: Example, [first = '', ...rest]: readonly string[], value: unknown): void => {
  const isList = first.endsWith('[]')
  const key = isList ? first.slice(0, -2) : first
  if (rest.length === 0) {
    object[key] = value
    return
  }
  const there = object[key]
  const below: Example = isList ? (Array.isArray(there) ? there[0] : {}) : isExample(there) ? there : {}
  put(below, rest, value)
  object[key] = isList ? [below] : below
}

const isExample = (value: unknown): value is Example =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueOf = ({ example, label }: OperationField): unknown =>
  example === null ? label : JSON.parse(example)
