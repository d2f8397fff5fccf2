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

/** Who demands a field: Lago's published spec, or the server's own code. They disagree in places. */
export type RequiredBy = 'spec' | 'model'

/** One field of an operation's body, inside its root key. */
export interface OperationField {
  /**
   * `external_id`, `properties`, `billing_configuration.payment_provider`; `fees[].units` for any item of a list that is
   * a field itself; `*` for a body whose keys are the user's own.
   */
  path: string
  label: string
  description: string
  type: FieldType
  /** Ferry does not send without it: the server refuses it, or takes it and never bills it. */
  required: boolean
  /** Who demands it. A field the spec alone demands need not be `required`; within an item of a list none is. */
  requiredBy?: readonly RequiredBy[]
  /** The only values Lago takes. */
  values?: readonly string[]
  /** JSON text. */
  example: string | null
  /** Other attribute names that mean the same, for mapping by name. */
  alsoKnownAs: readonly string[]
}

/** One option in the query of an operation's URL. */
export interface QueryOption {
  name: string
  label: string
  description: string
  /** The only values Lago takes. */
  values: readonly string[]
}

/** Something Ferry does with an operation that can be switched on and off. */
export interface OperationOption {
  /** Key in a config's `options`, whose value is true or false. */
  name: string
  label: string
  description: string
  /** As it is where the config says nothing. */
  isOn: boolean
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
  /** Names of `parameters`. */
  pathParameters: readonly string[]
  /** What each parameter of the path is, in the order of the path. */
  parameters: readonly OperationField[]
  /** Names of `queryOptions`. */
  query: readonly string[]
  queryOptions: readonly QueryOption[]
  options: readonly OperationOption[]
  /** API-key permission resource; writing needs `<permission>: write`. */
  permission: string
  resend: ResendClass
  /** Form that takes many records in one call; null when Lago has none. */
  batch: { path: string; key: string; limit: number } | null
  /**
   * Field or path parameter whose value names the object, for keeping order per key; null for events and objects without
   * one. A path parameter goes before a field of the same name: that one renames.
   */
  naturalKey: string | null
  /** What the user should know before choosing it. */
  warnings: readonly string[]
}
