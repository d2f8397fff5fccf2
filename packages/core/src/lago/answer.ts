import type { HeaderPair } from '../destinations/config.ts'

/** Ways a call can end without a whole answer. */
export const networkErrors = [
  'dns',
  'refused',
  'tls',
  'timeout',
  'reset',
  'truncated',
  'blocked_address',
  'redirect',
  'cancelled',
  'unreachable',
] as const
export type NetworkError = (typeof networkErrors)[number]

/**
 * What came back from Lago. `mayHaveArrived` is false only when it is certain that Lago did not get the request
 * (name not found, connection refused, TLS refused, blocked before connecting).
 */
export type Answer =
  | { kind: 'answered'; status: number; headers: HeaderPair[]; body: string }
  | { kind: 'failed'; error: NetworkError; detail: string; mayHaveArrived: boolean }

/** Why Lago refused one record of a request. */
export interface Refusal {
  /** Position in the request, from 0. */
  position: number
  /** Lago's field, e.g. `timestamp`; null when Lago names none. */
  field: string | null
  /** Lago's own code, e.g. `value_is_mandatory`. */
  code: string
  /** For people, with Lago's own reason in it. */
  sentence: string
}

export const holdCodes = [
  'key_refused',
  'permission_missing',
  'feature_unavailable',
  'no_such_endpoint',
  'name_not_found',
  'connection_refused',
  'tls_failed',
  'address_blocked',
  'redirected',
] as const
export type HoldCode = (typeof holdCodes)[number]

/**
 * What an answer means for the records of its request.
 * - `accepted`: Lago holds all of them
 * - `exists`: a record with the id of these positions is already there; whether it is ours is the engine's to find out.
 *   In a batch nothing was stored by this call.
 * - `rejected`: these positions are wrong; in a batch nothing was stored by this call, and the others may be sent again
 * - `retry`: certainly or safely to be sent again later; `counted: 'no'` when it is certain that nothing was stored
 * - `hold`: something is wrong with the destination as a whole; nothing was stored
 * - `unknown`: the call may have counted
 */
export type Verdict =
  | { kind: 'accepted' }
  | { kind: 'exists'; positions: number[] }
  | { kind: 'rejected'; refusals: Refusal[]; exists: number[] }
  | { kind: 'retry'; afterSeconds: number | null; sentence: string }
  | { kind: 'hold'; code: HoldCode; sentence: string }
  | { kind: 'unknown'; sentence: string }

/**
 * What a second identical call does (design: resend class).
 * A upsert · B refused with a recognisable error · C repeats a money effect · D set or delete, harmless · R read-only.
 */
export type ResendClass = 'A' | 'B' | 'C' | 'D' | 'R'
