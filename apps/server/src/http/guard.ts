import type { FastifyRequest } from 'fastify'
import { ProblemError } from './problem-error.ts'
import { isServedHost } from './served-hosts.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another web page makes a browser send, before anything of the request is read: a Host that is not
 * ours, and changes whose Origin is another page. Callers outside a browser send neither Origin nor Sec-Fetch-Site.
 */
export const guard = (listenHost: string) => async (request: FastifyRequest) => {
  const { host, origin } = request.headers
  if (!isServedHost(host, listenHost)) throw new ProblemError('wrong_host')
  if (harmless.has(request.method)) return
  if (origin !== undefined) {
    if (URL.parse(origin)?.host !== URL.parse(`http://${host}`)?.host) throw new ProblemError('wrong_origin')
    return
  }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('wrong_origin')
}
