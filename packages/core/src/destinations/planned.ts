import type { HeaderPair, Method } from './config.ts'

/** What `plan` may look at besides the config and the records: only things that never change for a destination. */
export interface PlanContext {
  nexsetId: string
  /** The credential's normalised base URL, ending in `/api/v1`. */
  baseUrl: string
}

/**
 * The `transaction_id` under which Lago knows one event of a request.
 * `derived` when Ferry made it, so nobody else can hold it.
 */
export interface Identity {
  id: string
  derived: boolean
}

/**
 * Why a request holds the records it holds.
 * - `single`: no batching, one record a request
 * - `full`: the batch size is reached
 * - `other_url`: the records after it go to another URL or with other headers (may still grow, like `end`)
 * - `group`: the records after it belong to another group (may still grow, like `end`)
 * - `same_id`: the next record has the transaction_id of one already in this batch
 * - `end`: the records given to `plan` end here (in a preview: "will grow")
 */
export type Closed = 'single' | 'full' | 'other_url' | 'group' | 'same_id' | 'end'

/** One HTTP request, final to the byte. Nobody after `plan` parses or writes the body again. */
export interface PlannedRequest {
  method: Method
  /** Absolute URL, on the credential's origin. */
  url: string
  /** Everything but the credential's `Authorization`, and without the values of secret ones. */
  headers: HeaderPair[]
  /** Compact JSON text, or null for a request without body. */
  body: string | null
  /** Offsets of the records in it, in body order. */
  offsets: number[]
  /** Aligned with `offsets`; null for everything but events. */
  identities: (Identity | null)[]
  closed: Closed
}

export const problemCodes = [
  'record_not_object',
  'attribute_missing',
  'field_required',
  'field_type',
  'unknown_operation',
  'unknown_field',
  'excluded_attribute_mapped',
  'macro_unresolved',
  'macro_in_path_empty',
  'header_invalid',
  'header_locked',
  'url_invalid',
  'url_other_origin',
  'timestamp_invalid',
  'timestamp_ambiguous',
  'timestamp_out_of_range',
  'timestamp_without_zone',
  'timestamp_spreadsheet',
  'timestamp_required',
  'id_blank',
  'id_whitespace',
  'id_slash',
  'id_repeated',
  'id_not_derived',
  'batch_too_large',
  'batch_not_possible',
  'constant_invalid',
  'grouping_invalid',
  'metered_missing',
  'metered_not_number',
] as const
export type PlanProblemCode = (typeof problemCodes)[number]

/** Something that stops a record (or, with `offset: null`, the whole config) from being sent. */
export interface PlanProblem {
  offset: number | null
  /** The Lago field, attribute or setting it is about, as the user knows it: `timestamp`, `URL`, `X-Source`. */
  field: string
  code: PlanProblemCode
  sentence: string
}

/** Every record given to `plan` is in exactly one request or has at least one problem. */
export interface Plan {
  requests: PlannedRequest[]
  problems: PlanProblem[]
}
