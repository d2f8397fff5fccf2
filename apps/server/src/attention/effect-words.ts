import { operationById, type PlannedRequest, recognise, resend } from '@ferry/core'

/** What sending a request does in Lago if the same was sent before and did count. */
export const effectOf = (request: PlannedRequest, baseUrl: string): string => {
  const what = nameOf(request, baseUrl)
  if (request.method === 'DELETE')
    return `Lago does ${what} again: it deletes or terminates for good whatever is there by that id now.`
  switch (resend(request)) {
    case 'C':
      return `If the first call did count, Lago does ${what} a second time, and what that charges or grants is charged or granted twice.`
    case 'B':
      return 'Lago tells the repeat by its id: if the first call did count, it refuses this one and nothing is billed twice.'
    default:
      return `Lago does ${what} again with the same content; nothing is billed twice.`
  }
}

/** A call in the words of the catalogue, or as it is written where Lago's API does not list it. */
const nameOf = ({ method, url }: PlannedRequest, baseUrl: string): string => {
  const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : new URL(url).pathname
  const known = recognise(method, path.split('?')[0] ?? path)
  const operation = known?.operationId ? operationById(known.operationId) : undefined
  return `"${operation?.title ?? `${method} ${path}`}"`
}
