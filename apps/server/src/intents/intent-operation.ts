import { createHash } from 'node:crypto'
import type { Method } from '@ferry/core'
import { recognise } from '@ferry/core'

/** What a request would do, as a hash of all that Lago sees of it but its headers. */
export const contentOf = (request: { method: string; url: string; body: string | null }): string =>
  createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body]))
    .digest('hex')

/**
 * Names the operation of a rendered request for its intents: Lago's operationId, the same for the single and the
 * batch form of events and for template and Advanced, so that a test in one form is not sent again in another. A path
 * Lago's API does not list is named by method and path.
 */
export const intentOperation = (request: { method: Method; url: string }, baseUrl: string): string => {
  const url = new URL(request.url)
  const root = new URL(baseUrl).pathname
  const path = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : url.pathname
  const known = recognise(request.method, path)
  if (known?.isEvents) return 'createEvent'
  return known?.operationId ?? `${request.method} ${path}`
}
