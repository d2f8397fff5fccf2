import type { Endpoint, Input, Output } from '@ferry/contract'
import { ApiError, apiErrorFrom, parsed, unreachable } from './api-error.ts'

export interface CallOptions {
  signal?: AbortSignal
  /** Sent as `Idempotency-Key`: the same key again answers the same, and acts once. */
  idempotencyKey?: string
  /** Lets the request outlive the page, for what must not be lost when a tab closes. */
  keepalive?: boolean
}

interface Parts {
  params?: Record<string, string>
  querystring?: Record<string, string | number | undefined>
  body?: unknown
}

/**
 * Calls one endpoint of the contract and parses its answer. Throws ApiError for every refusal, for no answer and for
 * an answer that breaks the contract; rethrows AbortError when `signal` was aborted.
 */
export async function call<const E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: CallOptions = {},
): Promise<Output<E>> {
  const response = await answered(endpoint, input as Parts, options)
  const text = await response.text()
  if (!response.ok) throw apiErrorFrom(response.status, text)
  const schema = endpoint.schema.response[response.status]
  const result = schema?.safeParse(text === '' ? null : parsed(text))
  if (!result?.success) {
    throw new ApiError(
      'unreadable',
      'This page and the Ferry server do not fit together. Reload the page.',
      response.status,
    )
  }
  return result.data as Output<E>
}

async function answered(endpoint: Endpoint, parts: Parts, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (parts.body !== undefined) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  try {
    return await fetch(urlOf(endpoint.url, parts), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      ...(options.signal && { signal: options.signal }),
      ...(options.keepalive && bodyFits(parts.body) && { keepalive: true }),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw unreachable()
  }
}

/** Browsers refuse to keep more than 64 KiB alive; such a request is sent as usual. */
const bodyFits = (body: unknown): boolean => (JSON.stringify(body) ?? '').length < 20_000

/** `/api/v1` + the endpoint's URL with its parameters filled in and its query added. */
export function urlOf(template: string, { params = {}, querystring = {} }: Parts): string {
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(querystring))
    if (value !== undefined) query.set(name, String(value))
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`
}
