import { crashed, forbidden, malformedJson, routeNotFound, unauthorized } from './answers.ts'
import { type Answer, LagoCrash, type Operation } from './call.ts'
import { rateLimited } from './faults/outcome.ts'
import { parseJson } from './json.ts'
import { missingPermission, type Organization } from './organizations/organization.ts'
import { bucketOf } from './rate-limit.ts'

/** A request as far as Lago's own order of checks needs it. */
export interface IncomingCall {
  method: string
  /** Path and query. */
  url: string
  params: Record<string, string>
  accept: string | undefined
  contentType: string | undefined
  bytes: Buffer
  organization: Organization | undefined
  now: number
}

const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType)

const parseBody = ({ bytes, contentType }: IncomingCall): { body: unknown } | undefined => {
  if (bytes.length === 0 || !isJson(contentType)) return { body: undefined }
  try {
    return { body: parseJson(bytes.toString()) }
  } catch {
    return undefined
  }
}

/** The answer of an operation that can do without a parsed body. */
const actOnBytes = (operation: Operation, call: IncomingCall): Answer | undefined => {
  const { organization, bytes, now } = call
  if (!operation.handleBytes || !organization || !isJson(call.contentType)) return undefined
  if (missingPermission(organization, operation.resource, call.method)) return undefined
  return operation.handleBytes(organization, bytes, now)
}

const act = (operation: Operation, call: IncomingCall): Answer => {
  const parsed = parseBody(call)
  if (!parsed) return malformedJson(call.accept)
  const { organization, params, now } = call
  if (!organization) return unauthorized()
  const missing = missingPermission(organization, operation.resource, call.method)
  if (missing) return forbidden(missing)
  const query = new URLSearchParams(call.url.split('?')[1] ?? '')
  try {
    return operation.handle({ organization, params, query, body: parsed.body, now })
  } catch (problem) {
    if (problem instanceof LagoCrash) return crashed()
    throw problem
  }
}

/**
 * The answer to one request, in Lago's order: the platform's limit, route (404), JSON (400), key (401), permission
 * (403), then the operation's own rules. `operation` is undefined where no route matched.
 */
export const answerCall = (operation: Operation | undefined, call: IncomingCall): Answer => {
  const path = call.url.split('?')[0] ?? ''
  const allowance = call.organization?.limiter?.take(bucketOf(call.method, path), call.now)
  if (allowance?.allowed === false) return rateLimited(allowance.headers)
  const answer = operation ? (actOnBytes(operation, call) ?? act(operation, call)) : routeNotFound()
  return allowance ? { ...answer, headers: { ...allowance.headers, ...answer.headers } } : answer
}
