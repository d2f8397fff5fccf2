/** Requests a second, per organization, as on Lago Cloud: 500 for events and 50 for everything else. */
export interface RateLimit {
  events: number
  other: number
  /** `current_usage`; as everything else if left out. Lago Cloud: 200. */
  usage?: number
}

type Bucket = keyof RateLimit

export interface Allowance {
  allowed: boolean
  headers: Record<string, string>
}

/** Event ingestion has its own bucket; batches are counted there, as Lago's published capacity implies. */
export const bucketOf = (method: string, path: string): Bucket => {
  if (method === 'POST' && /^\/api\/v1\/events(\/batch)?\/?$/.test(path)) return 'events'
  return method === 'GET' && /\/current_usage\/?$/.test(path) ? 'usage' : 'other'
}

/** Windows of one second. The headers are those of lago-doc:api-reference/rate-limits.mdx. */
export class RateLimiter {
  readonly #limit: RateLimit
  readonly #windows = new Map<Bucket, { startedAt: number; used: number }>()

  constructor(limit: RateLimit) {
    this.#limit = limit
  }

  /** Takes one request out of a bucket at `now` (milliseconds). Refused requests use nothing. */
  take(bucket: Bucket, now: number): Allowance {
    const limit = this.#limit[bucket] ?? this.#limit.other
    let window = this.#windows.get(bucket)
    if (window === undefined || now - window.startedAt >= 1000) {
      window = { startedAt: now, used: 0 }
      this.#windows.set(bucket, window)
    }
    const allowed = window.used < limit
    if (allowed) window.used += 1
    return {
      allowed,
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(limit - window.used),
        'x-ratelimit-reset': String(Math.max(1, Math.ceil((window.startedAt + 1000 - now) / 1000))),
      },
    }
  }
}
