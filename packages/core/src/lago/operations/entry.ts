import { type BodySchema, fieldsOf } from './fields.ts'
import type { Operation } from './operation.ts'

/** An operation beside the schema its fields are derived from; `body` is null where a call has none. */
export interface CatalogueEntry {
  operation: Operation
  body: BodySchema | null
}

/** Everything about an operation that its body schema and its path do not say. */
type Declaration = Omit<Operation, 'fields' | 'pathParameters'> & { body: BodySchema | null }

/** Declares an operation; its fields and path parameters are derived. */
export const entry = ({ body, ...declared }: Declaration): CatalogueEntry => ({
  operation: {
    ...declared,
    fields: body === null ? [] : fieldsOf(body),
    pathParameters: [...declared.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  },
  body,
})
