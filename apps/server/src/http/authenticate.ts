import type { FastifyRequest } from 'fastify'
import { ProblemError } from './problem-error.ts'
import { sameText } from './same-text.ts'
import type { Sessions } from './session.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers without a sign-in. */
    open?: boolean
  }
}

const windowMs = 60_000
const wrongTokensAllowed = 20

/**
 * Runs before a body or a content type is looked at: a session cookie, or `Authorization: Bearer <FERRY_TOKEN>`.
 * After 20 wrong tokens from one address in a minute, tokens from there are not looked at until the minute is over.
 */
export const authenticate = (sessions: Sessions, token: string | null, now: () => Date) => {
  const wrong = new WrongTokens(now)
  return async (request: FastifyRequest) => {
    if (request.routeOptions.config.open) return
    const given = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (given === undefined) {
      if (sessions.isSignedIn(request)) return
      throw new ProblemError('not_signed_in')
    }
    if (wrong.isTooMany(request.ip)) throw new ProblemError('too_many_attempts')
    if (token !== null && sameText(given, token)) return
    wrong.add(request.ip)
    throw new ProblemError(
      'not_signed_in',
      token === null
        ? 'Ferry was started without FERRY_TOKEN, so it takes no tokens. Set it and start Ferry again.'
        : 'The token is not the one Ferry was started with (FERRY_TOKEN).',
    )
  }
}

/** Counts wrong tokens by address in windows of a minute; a new window forgets the last. */
class WrongTokens {
  #counts = new Map<string, number>()
  #windowEnds = 0
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  isTooMany(address: string) {
    const time = this.#now().getTime()
    if (time >= this.#windowEnds) {
      this.#counts.clear()
      this.#windowEnds = time + windowMs
    }
    return (this.#counts.get(address) ?? 0) >= wrongTokensAllowed
  }

  add(address: string) {
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1)
  }
}
