import type { Answer, HeaderPair, Method } from '@ferry/core'

/** A credential with its key in clear, as short a time as possible. Never logged, never serialised. */
export interface OpenCredential {
  id: string
  baseUrl: string
  apiKey: string
  /** True for the sandbox this Ferry started: its loopback address is allowed. */
  sandbox: boolean
  /** Values of the destination's secret headers by lower-case name, to be put in with the key. */
  secretHeaders?: ReadonlyMap<string, string>
}

export interface OutgoingRequest {
  method: Method | 'GET'
  url: string
  headers: HeaderPair[]
  body: string | null
}

/** One call that was made, or was stopped before it left. Network trouble is an answer, not an exception. */
export interface SentCall {
  answer: Answer
  sentAt: Date
  answeredAt: Date
  latencyMs: number
}

/**
 * Sends one request to Lago. The key is attached here, at the last step, and only when the request's origin is the
 * credential's; redirects are not followed; private addresses only where allowed.
 */
export type Send = (
  credential: OpenCredential,
  request: OutgoingRequest,
  options?: { timeoutMs?: number; signal?: AbortSignal },
) => Promise<SentCall>
