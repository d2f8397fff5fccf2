import { type BodySchema, fieldsOf } from './fields.ts'
import type { Operation, OperationField, OperationOption, QueryOption } from './operation.ts'
import { describeParameter } from './parameters.ts'

/** An operation beside the schema its fields are derived from; `body` is null where a call has none. */
export interface CatalogueEntry {
  operation: Operation
  body: BodySchema | null
}

/** Everything about an operation that its body schema and its path do not say. */
type Declaration = Omit<
  Operation,
  'fields' | 'pathParameters' | 'parameters' | 'query' | 'queryOptions' | 'options' | 'batch'
> & {
  /** Makes the schema when somebody first asks for it: the catalogue is in the browser, and few operations are opened. */
  body: (() => BodySchema) | null
  query?: readonly QueryOption[]
  options?: readonly OperationOption[]
  batch?: Operation['batch']
}

/** Declares an operation; its fields and path parameters are derived. */
export const entry = ({
  body,
  query = [],
  options = [],
  batch = null,
  ...declared
}: Declaration): CatalogueEntry => {
  const names = [...declared.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const schema = once(() => body?.() ?? null)
  const fields = once(() => {
    const made = schema()
    return made === null ? [] : fieldsOf(made)
  })
  const parameters = once(() => names.map((name): OperationField => describeParameter(declared.path, name)))
  return {
    operation: {
      ...declared,
      batch,
      get fields() {
        return fields()
      },
      pathParameters: names,
      get parameters() {
        return parameters()
      },
      query: query.map(({ name }) => name),
      queryOptions: query,
      options,
    },
    get body() {
      return schema()
    },
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
