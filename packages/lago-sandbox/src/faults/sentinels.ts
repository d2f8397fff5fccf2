import { createHash } from 'node:crypto'
import type { Fault } from './fault.ts'

/** JSON texts that cause a fault wherever they stand in a body, so that a person can cause one by hand. */
export const sentinels: Readonly<Record<string, Fault>> = {
  fault_drop_before_commit: { kind: 'drop_before' },
  fault_drop_after_commit: { kind: 'drop_after' },
  fault_reset_before_commit: { kind: 'reset_before' },
  fault_reset_after_commit: { kind: 'reset_after' },
  fault_truncate: { kind: 'truncate_after' },
  fault_hang: { kind: 'hang_before' },
  fault_hang_after_commit: { kind: 'hang_after' },
  fault_slow: { kind: 'delay_after', delayMs: 2000 },
  fault_500: { kind: 'status', status: 500 },
  fault_500_after_commit: { kind: 'status_after', status: 500 },
  fault_503: { kind: 'status', status: 503 },
  fault_502_html: { kind: 'html' },
  fault_429: { kind: 'rate_limit' },
  fault_lock: { kind: 'lock' },
  fault_trickle: { kind: 'trickle_after', delayMs: 2000 },
  fault_content_type: { kind: 'content_type_after' },
  fault_401: { kind: 'expired_key' },
  fault_403: { kind: 'revoked_permission' },
}

/** What every sentinel begins with; bytes, because every body is searched for it. */
const SENTINEL = Buffer.from('fault_')

/** So many distinct bodies are remembered before the oldest is forgotten. */
const REMEMBERED = 10_000

/**
 * Finds the sentinel of a body. It works the first time exactly this request is seen, so that sending it again
 * unchanged gets through; with `_always` behind its name, every time.
 */
export class Sentinels {
  readonly #seen = new Set<string>()

  find(method: string, path: string, bytes: Buffer): Fault | undefined {
    if (!bytes.includes(SENTINEL)) return undefined
    const body = bytes.toString()
    for (const [, name = '', always] of body.matchAll(/"(fault_[a-z0-9_]+?)(_always)?"/g)) {
      const fault = sentinels[name]
      if (fault && (always !== undefined || this.#isFirst(`${name} ${method} ${path} ${body}`))) return fault
    }
    return undefined
  }

  clear(): void {
    this.#seen.clear()
  }

  #isFirst(text: string): boolean {
    const key = createHash('sha256').update(text).digest('base64')
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    if (this.#seen.size > REMEMBERED) {
      const [oldest = ''] = this.#seen
      this.#seen.delete(oldest)
    }
    return true
  }
}
