import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/**
 * Who makes a call, for the audit. Ferry has no accounts: a browser is known by a mark of its session, automation by
 * its token, both by the address they come from.
 */
export const whoOf = ({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): string => {
  if (headers.authorization !== undefined) return `API token, from ${ip}`
  const session = /ferry_session_[^=]*=([^;]+)/.exec(headers.cookie ?? '')?.[1]
  return session === undefined ? `somebody at ${ip}` : `browser ${markOf(session)}, from ${ip}`
}

/** Tells two browsers apart and gives nothing of the session away. */
const markOf = (session: string) => createHash('sha256').update(session).digest('hex').slice(0, 6)
