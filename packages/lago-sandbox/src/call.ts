import type { Organization } from './organizations/organization.ts'

/** What Lago says back. `body` is the exact text or its bytes; `type` defaults to JSON. */
export interface Answer {
  status: number
  body: string | Buffer
  type?: string
  headers?: Record<string, string>
}

/** One authenticated, permitted, parsed request on its way into a room. */
export interface Call {
  organization: Organization
  params: Record<string, string>
  query: URLSearchParams
  /** The parsed JSON body; undefined when nothing was parsed (no body, or not sent as application/json). */
  body: unknown
  /** Unix milliseconds. */
  now: number
}

/** One route under `/api/v1`. A room exports a list of these; the server does everything before and after. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path under `/api/v1`, parameters as `:name`. */
  path: string
  /** The permission resource of an API key, as in `write_action_not_allowed_for_<resource>`. */
  resource: string
  handle: (call: Call) => Answer
  /**
   * Answers a body that needs no parsing, or does nothing and answers undefined, and then `handle` has its say. A body
   * it takes is well-formed JSON.
   */
  handleBytes?: (organization: Organization, body: Buffer, now: number) => Answer | undefined
}

/** Thrown where Lago's own code would raise an unhandled exception; answered as its bare 500. */
export class LagoCrash extends Error {}
