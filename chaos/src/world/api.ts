import { setTimeout as wait } from 'node:timers/promises'
import type { Endpoint, Input, Output } from '@ferry/contract'
import type { Program } from './program.ts'

/** What `fetch` takes, so far as it is needed. */
interface Asked {
  method: string
  headers?: Record<string, string>
  body?: string | FormData
}

const patienceMs = 300_000

export const token = 'token-of-chaos-0123456789'

/** Ferry's API as a patient script uses it: what fails because a process is dead is asked again until it is answered. */
export class Api {
  readonly #server: Program

  constructor(server: Program) {
    this.#server = server
  }

  async call<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Output<E>> {
    const { params, querystring, body } = input as {
      params?: Record<string, string>
      querystring?: Record<string, string>
      body?: unknown
    }
    const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) => params?.[name] ?? '')
    const query = querystring ? `?${new URLSearchParams(querystring).toString()}` : ''
    return (await this.#ask(`${path}${query}`, {
      method: endpoint.method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    })) as Output<E>
  }

  /** A file as a new Nexset; only called while nothing dies, because an upload has no key of its own. */
  async upload(name: string, lines: readonly string[]): Promise<string> {
    const form = new FormData()
    form.set('name', name)
    form.set('file', new Blob([lines.join('\n')]), `${name}.ndjson`)
    const nexset = (await this.#ask('/nexsets', { method: 'POST', body: form })) as { id: string }
    return nexset.id
  }

  /** Appends once, however often it has to be asked. */
  async append(nexsetId: string, key: string, lines: readonly string[]): Promise<void> {
    await this.#ask(`/nexsets/${nexsetId}/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key },
      body: lines.join('\n'),
    })
  }

  /** Appends with one try; whether it was acknowledged. */
  async appendsNow(nexsetId: string, lines: readonly string[]): Promise<boolean> {
    const url = await this.#server.ready()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' }
    const body = lines.join('\n')
    const path = `${url}/api/v1/nexsets/${nexsetId}/records`
    const answer = await fetch(path, { method: 'POST', headers, body }).catch(() => null)
    return answer?.ok === true
  }

  async #ask(path: string, init: Asked): Promise<unknown> {
    const headers = { ...init.headers, authorization: `Bearer ${token}` }
    const begun = performance.now()
    for (let refused = 'nothing'; ; await wait(50)) {
      if (performance.now() - begun > patienceMs)
        throw new Error(`Ferry answered nobody at ${path} for minutes. The last time it said: ${refused}`)
      const url = await this.#server.ready()
      const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers }).catch(() => null)
      const text = (await answer?.text().catch(() => null)) ?? null
      if (answer?.ok && text !== null) return JSON.parse(text)
      refused = `${answer?.status} ${text}`
      if (answer && answer.status < 500 && answer.status !== 409)
        throw new Error(`Ferry answered at ${path}: ${refused}`)
    }
  }
}
