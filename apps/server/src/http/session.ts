import cookie, { type CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Secret } from '../credentials/secret.ts'

const lifeSeconds = 30 * 24 * 60 * 60

export interface Sessions {
  /** Signs the browser in: sets its cookie. */
  begin(request: FastifyRequest, reply: FastifyReply): void
  isSignedIn(request: FastifyRequest): boolean
}

/**
 * The browser's session is a signed expiry time in a cookie; the key comes from the master secret, so it survives a
 * restart and there is nothing to store. The cookie names the port, because cookies of one host are shared by all
 * its ports and two Ferrys would sign each other out.
 */
export const createSessions = (secret: Secret, now: () => Date): Sessions => {
  const key = secret.derive('session')
  const nameFor = (request: FastifyRequest) => `ferry_session_${request.port ?? 'default'}`
  const options: CookieSerializeOptions = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    maxAge: lifeSeconds,
  }
  return {
    begin(request, reply) {
      const expires = Math.floor(now().getTime() / 1000) + lifeSeconds
      reply.setCookie(nameFor(request), cookie.sign(`v1.${expires}`, key), options)
    },
    isSignedIn(request) {
      const signed = request.cookies[nameFor(request)]
      if (signed === undefined) return false
      const { valid, value } = cookie.unsign(signed, key)
      const expires = Number(/^v1\.(\d+)$/.exec(value ?? '')?.[1] ?? 0)
      return valid && expires * 1000 > now().getTime()
    },
  }
}
