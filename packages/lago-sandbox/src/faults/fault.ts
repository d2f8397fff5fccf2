/**
 * How a call goes wrong. `…_before`: nothing was done. `…_after`: the effect is there, only the answer suffers; these
 * are what makes an outcome unknown.
 */
export type FaultKind =
  /** The connection closes without an answer. */
  | 'drop_before'
  | 'drop_after'
  /** The connection is reset (RST). */
  | 'reset_before'
  | 'reset_after'
  /** Half an answer, then the connection closes. */
  | 'truncate_after'
  /** No answer until the caller gives up. */
  | 'hang_before'
  | 'hang_after'
  /** `status` with Lago's body for it, or with `body`. */
  | 'status'
  | 'status_after'
  /** A load balancer's HTML page with `status` (502). */
  | 'html'
  | 'html_after'
  /** `delayMs` of waiting (2,000), then everything as usual. */
  | 'delay'
  | 'delay_after'
  /** 429 of the platform: headers, and a body that is not JSON. */
  | 'rate_limit'
  /** 422 `lock_acquisition_failed`. */
  | 'lock'
  /** The answer comes in small pieces over `delayMs` (2,000). */
  | 'trickle_after'
  /** The answer's body under `text/html`. */
  | 'content_type_after'
  /** 401: the key expired. */
  | 'expired_key'
  /** 403: the key's permission for this resource was taken away. */
  | 'revoked_permission'

export interface Fault {
  kind: FaultKind
  status?: number
  body?: string
  headers?: Record<string, string>
  delayMs?: number
}

/** A fault and the calls it meets. What is left out of `match` matches everything. */
export interface FaultRule extends Fault {
  match?: {
    method?: string
    /** Under `/api/v1`, e.g. `/events/batch`; a `*` at the end matches any rest. */
    path?: string
    /** A text that the raw body holds. */
    bodyIncludes?: string
  }
  /** How many matching calls pass unharmed first. Default 0. */
  skip?: number
  /** How many calls are met after that; null for all. Default 1. */
  times?: number | null
  /** How likely a matching call is met, 0 to 1. Default 1; a call that is spared counts neither as skipped nor as met. */
  probability?: number
  /** The same seed meets the same calls. Default 1. */
  seed?: number
}

export const faultKinds: readonly FaultKind[] = [
  'drop_before',
  'drop_after',
  'reset_before',
  'reset_after',
  'truncate_after',
  'hang_before',
  'hang_after',
  'status',
  'status_after',
  'html',
  'html_after',
  'delay',
  'delay_after',
  'rate_limit',
  'lock',
  'trickle_after',
  'content_type_after',
  'expired_key',
  'revoked_permission',
]
