import type { Answer, HeaderPair } from '@ferry/core'
import { Agent, type Dispatcher } from 'undici'
import { type AllowedHosts, isAddressAllowed } from './address-policy.ts'
import { checkedConnector, type Permission } from './connector.ts'
import { networkFailure, notSent, perhapsSent } from './network-failure.ts'
import type { OpenCredential, OutgoingRequest, Send } from './send.ts'

export interface SendOptions {
  /** Asked for each new connection; when the list changes, connections made under the old one are not used again. */
  allowedHosts: AllowedHosts
  /** Where the sandbox that this Ferry started listens; only credentials marked `sandbox` get there. */
  sandboxUrl?: string | undefined
  /** For the times people read. */
  now?: () => Date
}

const defaultTimeoutMs = 10_000
/** Lago echoes what it stored, so an answer may be some times as long as the request. */
const answerLimit = (body: Buffer | null) => 1024 * 1024 + 4 * (body?.byteLength ?? 0)
/** Set by the transport or from the credential, never from a config. */
const ownHeaders = new Set([
  'authorization',
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
])

/** Makes the one door to Lago: see `Send`. `close` ends its connections. */
export const createSend = ({ allowedHosts, sandboxUrl, now = () => new Date() }: SendOptions) => {
  const sandbox = sandboxUrl === undefined ? null : new URL(sandboxUrl)
  const common = followingAgent(allowedHosts)
  // Its own pool, so that a connection opened for the sandbox's credential is never used by another one.
  const toSandbox = agent((hostname, port) => hostname === sandbox?.hostname && port === Number(sandbox.port))

  const send: Send = async (credential, request, { timeoutMs = defaultTimeoutMs, signal } = {}) => {
    const sentAt = now()
    const started = performance.now()
    const url = URL.parse(request.url)
    const pool =
      credential.sandbox && sandbox && url?.origin === sandbox.origin ? toSandbox : common.present()
    const answer = url
      ? await attempt(pool, credential, request, url, timeoutMs, signal)
      : notSent('blocked_address', `${request.url} is not a URL.`)
    return {
      answer,
      sentAt,
      answeredAt: now(),
      latencyMs: Math.round((performance.now() - started) * 10) / 10,
    }
  }
  const close = async () => {
    await Promise.all([common.present().destroy(), toSandbox.destroy()])
  }
  return { send, close }
}

/** One pool for each state of the list; the pool of an earlier one ends its calls and closes. */
const followingAgent = (allowedHosts: AllowedHosts) => {
  const open = () => agent((hostname, _port, address) => isAddressAllowed(allowedHosts, hostname, address))
  let { networks } = allowedHosts
  let pool = open()
  return {
    present: () => {
      if (allowedHosts.networks === networks) return pool
      networks = allowedHosts.networks
      void pool.close()
      pool = open()
      return pool
    },
  }
}

const agent = (permission: Permission) =>
  new Agent({
    connect: checkedConnector(permission, defaultTimeoutMs),
    connections: 512,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    // One timer of ours covers the whole call, from look-up to the last byte.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

const headersFor = (credential: OpenCredential, headers: readonly HeaderPair[]) => {
  const flat: string[] = []
  for (const { name, value, secret } of headers) {
    if (ownHeaders.has(name.toLowerCase())) throw new Error(`The header ${name} cannot come from a request.`)
    flat.push(name, (secret ? credential.secretHeaders?.get(name.toLowerCase()) : value) ?? '')
  }
  if (credential.apiKey !== '') flat.push('Authorization', `Bearer ${credential.apiKey}`)
  return flat
}

/** A secret header whose value is not there: nothing may go in its place. */
const unknownSecret = (credential: OpenCredential, headers: readonly HeaderPair[]) =>
  headers.find(({ name, secret }) => secret && !credential.secretHeaders?.has(name.toLowerCase()))?.name

/** One call. Settles exactly once, with the first of: answer, network failure, timeout, cancel. */
const attempt = (
  pool: Agent,
  credential: OpenCredential,
  request: OutgoingRequest,
  url: URL,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer> => {
  if (url.origin !== new URL(credential.baseUrl).origin)
    return Promise.resolve(notSent('blocked_address', `${url.origin} is not the address of the credential.`))
  const unknown = unknownSecret(credential, request.headers)
  if (unknown)
    return Promise.resolve(
      notSent(
        'blocked_address',
        `The value of the secret header ${unknown} is not known for it: type it again.`,
      ),
    )
  if (signal?.aborted) return Promise.resolve(notSent('cancelled', 'Cancelled before it was sent.'))
  const body = request.body === null ? null : Buffer.from(request.body)
  const headers = headersFor(credential, request.headers)

  return new Promise((resolve) => {
    const receiver = new Receiver(url.host, answerLimit(body), (answer) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(answer)
    })
    const cancel = () => receiver.give('cancelled', 'Cancelled')
    const timer = setTimeout(() => receiver.give('timeout', `No answer in ${timeoutMs / 1000} s`), timeoutMs)
    signal?.addEventListener('abort', cancel)
    const { origin, pathname, search } = url
    pool.dispatch({ origin, path: pathname + search, method: request.method, headers, body }, receiver)
  })
}

/** Collects one answer and knows whether the request may have left. */
class Receiver implements Dispatcher.DispatchHandler {
  #moment: 'before' | 'sent' | 'answering' = 'before'
  #settled = false
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: HeaderPair[] = []
  #chunks: Buffer[] = []
  #size = 0
  readonly #host: string
  readonly #limit: number
  readonly #done: (answer: Answer) => void

  constructor(host: string, limit: number, done: (answer: Answer) => void) {
    this.#host = host
    this.#limit = limit
    this.#done = done
  }

  /** Gives up from outside: the sentence tells whether it had been sent by then. */
  give(error: 'timeout' | 'cancelled' | 'truncated', what: string) {
    if (this.#moment === 'before') this.#settle(notSent(error, `${what}; it was not sent.`))
    else this.#settle(perhapsSent(error, `${what}; it had been sent.`))
    this.#controller?.abort(new Error(what))
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.#controller = controller
    // Given up while it waited for a connection: nothing has been written yet, and nothing will be.
    if (this.#settled) controller.abort(new Error('given up'))
    else this.#moment = 'sent'
  }

  onResponseStart(
    _controller: unknown,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ) {
    if (status < 200) return
    this.#moment = 'answering'
    this.#status = status
    this.#headers = Object.entries(headers).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value ?? '']).map((one) => ({ name, value: one })),
    )
  }

  onResponseData(_controller: unknown, chunk: Buffer) {
    this.#size += chunk.length
    if (this.#size > this.#limit) this.give('truncated', `The answer was longer than ${this.#limit} bytes`)
    else this.#chunks.push(chunk)
  }

  onResponseEnd() {
    const body = Buffer.concat(this.#chunks).toString('utf8')
    this.#settle({ kind: 'answered', status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_controller: unknown, error: Error) {
    this.#settle(networkFailure(error, this.#moment, this.#host))
  }

  #settle(answer: Answer) {
    if (this.#settled) return
    this.#settled = true
    this.#done(answer)
  }
}
