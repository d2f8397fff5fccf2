import type { Method } from '../../destinations/config.ts'
import type { ResendClass } from '../answer.ts'

/** How a field's value is written: `timestamp` is explicit Unix seconds, `decimal_string` a number in a JSON string. */
export type FieldType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'object'
  | 'array'
  | 'timestamp'
  | 'date_time'
  | 'decimal_string'

/** One field of an operation's body, inside its root key. */
export interface OperationField {
  /** `external_id`, `properties`, `billing_configuration.payment_provider`. */
  path: string
  label: string
  description: string
  type: FieldType
  /** Required by Lago's spec or by its model; either way Ferry does not send without it. */
  required: boolean
  /** JSON text. */
  example: string | null
  /** Other attribute names that mean the same, for mapping by name. */
  alsoKnownAs: readonly string[]
}

/** One write operation of Lago's API, declared as data. */
export interface Operation {
  /** Lago's operationId. */
  id: string
  title: string
  purpose: string
  /** For grouping in the Endpoint pulldown: `Events`, `Customers`. */
  resource: string
  method: Method
  /** Below `/api/v1`, parameters in braces: `/subscriptions/{external_id}`. */
  path: string
  rootKey: string | null
  fields: readonly OperationField[]
  pathParameters: readonly string[]
  query: readonly string[]
  /** API-key permission resource; writing needs `<permission>: write`. */
  permission: string
  resend: ResendClass
  /** Form that takes many records in one call; null when Lago has none. */
  batch: { path: string; key: string; limit: number } | null
  /** Field whose value names the object, for keeping order per key; null for events and objects without one. */
  naturalKey: string | null
  /** What the user should know before choosing it. */
  warnings: readonly string[]
}
