import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { page } from './page.ts'
import { sameText } from './same-text.ts'
import type { Sessions } from './session.ts'

/** The one-time token of the printed link. There is always one unused; using it makes the next. */
export class SignInToken {
  #token = newToken()
  readonly #onUsed: (next: SignInToken) => void

  /** `onUsed` is called once a token was used and its successor is ready: print the new link. */
  constructor(onUsed: (next: SignInToken) => void = () => {}) {
    this.#onUsed = onUsed
  }

  /** Path of the link that signs a browser in, once. */
  get path() {
    return `/sign-in?token=${this.#token}`
  }

  /** True for the present token, which is used up by that. */
  use(token: string): boolean {
    if (!sameText(token, this.#token)) return false
    this.#token = newToken()
    this.#onUsed(this)
    return true
  }
}

const newToken = () => randomBytes(32).toString('base64url')

/** `GET /sign-in?token=…`: a browser that has a session already is only led on, and the token stays unused. */
export const signInRoute = (app: FastifyInstance, token: SignInToken, sessions: Sessions) => {
  app.route<{ Querystring: { token?: unknown } }>({
    method: 'GET',
    url: '/sign-in',
    exposeHeadRoute: false,
    schema: { hide: true },
    handler: (request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
      if (sessions.isSignedIn(request)) return reply.redirect('/', 303)
      const given = request.query.token
      if (typeof given !== 'string' || !token.use(given)) return refuse(reply)
      sessions.begin(request, reply)
      return reply.redirect('/', 303)
    },
  })
}

const refuse = (reply: FastifyReply) =>
  reply
    .code(401)
    .type('text/html; charset=utf-8')
    .send(
      page('This link was used already', [
        'Each link signs in one browser, once. Nothing is wrong with your data.',
        'Look into the terminal where Ferry runs: it printed a new link as soon as this one was used. Open that one.',
      ]),
    )
