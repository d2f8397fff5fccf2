import type { Answer, NetworkError } from './answer.ts'
import { isJsonObject, isLagoError, type LagoBody, readLagoBody } from './answer-body.ts'
import { headerOf } from './answer-headers.ts'
import { oneLine } from './words.ts'

export const connectionCodes = [
  'key_refused',
  'no_such_endpoint',
  'not_lago',
  'name_not_found',
  'connection_refused',
  'tls_failed',
  'address_blocked',
  'redirected',
  'no_answer',
  'server_error',
] as const
export type ConnectionCode = (typeof connectionCodes)[number]

/**
 * `organization` is its name, `organizationId` its `lago_id`; null when the key may not read them, and valid all the
 * same.
 */
export type ConnectionVerdict =
  | { ok: true; organization: string | null; organizationId: string | null; sentence: string }
  | { ok: false; code: ConnectionCode; sentence: string }

/** What the answer to `GET /organizations` says about address and key (lago-api:config/routes.rb, api_errors.rb). */
export const connectionVerdict = (answer: Answer): ConnectionVerdict => {
  if (answer.kind === 'failed') return problem(networkCodes[answer.error])
  const { status } = answer
  const body = readLagoBody(answer.body)
  if (status >= 200 && status < 300) return connected(body)
  if (status >= 300 && status < 400) return redirectedTo(answer)
  if (status >= 500) return problem('server_error', ` It answered ${status}.`)
  if (!isLagoError(body)) return status === 429 ? problem('server_error', busy) : problem('not_lago')
  switch (status) {
    case 401:
      return problem('key_refused')
    case 403:
      return {
        ok: true,
        organization: null,
        organizationId: null,
        sentence: 'Connected. The key may not read the name of its organization, which is fine.',
      }
    case 404:
      return problem('no_such_endpoint')
    case 429:
      return problem('server_error', busy)
    default:
      return problem('not_lago')
  }
}

const busy = ' Its limit of calls is reached (429).'

const connected = (body: LagoBody | null): ConnectionVerdict => {
  const organization = body?.json.organization
  if (!isJsonObject(organization)) return problem('not_lago')
  const name = typeof organization.name === 'string' ? oneLine(organization.name, 200) : null
  const id = typeof organization.lago_id === 'string' ? oneLine(organization.lago_id, 100) : ''
  return {
    ok: true,
    organization: name,
    organizationId: id === '' ? null : id,
    sentence: name === null ? 'Connected.' : `Connected to the organization ${name}.`,
  }
}

const redirectedTo = (answer: Answer & { kind: 'answered' }): ConnectionVerdict => {
  const location = headerOf(answer.headers, 'location')
  return problem('redirected', location === null ? '' : ` It points to ${oneLine(location, 200)}.`)
}

const problem = (code: ConnectionCode, more = ''): ConnectionVerdict => ({
  ok: false,
  code,
  sentence: sentences[code] + more,
})

const networkCodes: Readonly<Record<NetworkError, ConnectionCode>> = {
  dns: 'name_not_found',
  refused: 'connection_refused',
  tls: 'tls_failed',
  blocked_address: 'address_blocked',
  redirect: 'redirected',
  timeout: 'no_answer',
  reset: 'no_answer',
  truncated: 'no_answer',
  cancelled: 'no_answer',
  unreachable: 'no_answer',
}

const sentences: Readonly<Record<ConnectionCode, string>> = {
  key_refused: 'Lago is there, but it refused the API key. Copy the key again from Lago.',
  no_such_endpoint: 'Lago is there, but not its API at this path. The address usually ends in /api/v1.',
  not_lago: 'Something answers at this address, but it is not Lago’s API. Check the address.',
  name_not_found: 'No server has this name. Check the address.',
  connection_refused: 'Nobody answers at this address. Check that Lago is running and the port is right.',
  tls_failed: 'No secure connection could be made. Check Lago’s certificate, or the https in the address.',
  address_blocked:
    'This is a private address that this Ferry may not call. Allow the host in Settings, or with FERRY_ALLOWED_HOSTS.',
  redirected:
    'This address sends callers elsewhere, and Ferry does not follow with a key. Enter the final address.',
  no_answer: 'There was no answer from this address in time. Try again, or check the address.',
  server_error: 'Lago cannot answer at the moment. Try again.',
}
