import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import type { Announce } from './announce.ts'
import { Signer } from './signature.ts'

/** One attempt to tell an endpoint something. */
export interface WebhookAttempt {
  type: string
  url: string
  /** The same for every attempt of one message. */
  uniqueKey: string
  /** Counts from 1. */
  attempt: number
  /** Null where no answer came. */
  status: number | null
  body: string
}

const acknowledged = new Set([200, 201, 202, 204])
const KEPT = 1000

/** The message's exact text (lago-api:app/services/webhooks/base_service.rb). */
const payload = (type: string, objectType: string, object: unknown, organizationId: string): string =>
  JSON.stringify({
    webhook_type: type,
    object_type: objectType,
    organization_id: organizationId,
    [objectType]: object,
  })

const wants = ({ event_types: types }: Row, type: string): boolean =>
  !Array.isArray(types) || types.length === 0 || types.includes('*') || types.includes(type)

/** Messages to the webhook endpoints of organizations: signed, in the background, tried again when refused. */
export class Outbox {
  /** The recent attempts, oldest first. */
  readonly attempts: WebhookAttempt[] = []
  readonly signer = new Signer()
  /** The address of the API, told in signatures. */
  issuer = ''
  readonly #waits: readonly number[]
  #stop = new AbortController()

  /** `waits`: milliseconds before the second attempt, the third, … */
  constructor(waits: readonly number[]) {
    this.#waits = waits
  }

  /** What an organization calls to tell its endpoints. */
  announcer(organization: Organization): Announce {
    return (type, objectType, object) => {
      for (const endpoint of organization.rows.of('webhook_endpoint')) {
        if (!wants(endpoint, type)) continue
        const body = payload(type, objectType, object, organization.lagoId)
        const headers = this.#headers(endpoint, body, organization)
        void this.#deliver(type, String(endpoint.webhook_url), headers, body, this.#stop.signal)
      }
    }
  }

  /** Forgets everything; messages under way are given up. */
  clear(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.attempts.length = 0
  }

  #headers(endpoint: Row, body: string, { seed }: Organization): Record<string, string> {
    const algorithm = endpoint.signature_algo === 'hmac' ? 'hmac' : 'jwt'
    const key = seed.hmacKey ?? `hmac-${seed.name}`
    return {
      'content-type': 'application/json',
      'x-lago-signature':
        algorithm === 'hmac' ? this.signer.hmac(body, key) : this.signer.jwt(body, this.issuer),
      'x-lago-signature-algorithm': algorithm,
      'x-lago-unique-key': randomUUID(),
    }
  }

  async #deliver(
    type: string,
    url: string,
    headers: Record<string, string>,
    body: string,
    stop: AbortSignal,
  ): Promise<void> {
    for (let attempt = 1; attempt <= this.#waits.length + 1; attempt += 1) {
      if (attempt > 1)
        await wait(this.#waits[attempt - 2], undefined, { signal: stop, ref: false }).catch(() => {})
      if (stop.aborted) return
      const status = await this.#post(url, headers, body, stop)
      if (stop.aborted) return
      const uniqueKey = headers['x-lago-unique-key'] ?? ''
      this.attempts.push({ type, url, uniqueKey, attempt, status, body })
      if (this.attempts.length > KEPT) this.attempts.shift()
      if (status !== null && acknowledged.has(status)) return
    }
  }

  async #post(
    url: string,
    headers: Record<string, string>,
    body: string,
    stop: AbortSignal,
  ): Promise<number | null> {
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(30_000)])
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
}
