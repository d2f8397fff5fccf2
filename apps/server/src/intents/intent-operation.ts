import type { Method } from '@ferry/core'
import { recognise } from '@ferry/core'

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
