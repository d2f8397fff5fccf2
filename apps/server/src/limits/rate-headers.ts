import type { Answer } from '@ferry/core'

/** What an answer says of its window. */
export interface Window {
  /** Requests in one window, where it is named. */
  limit: number | null
  remaining: number
  /** Until the window ends. */
  resetSeconds: number
}

/** A reset further off is a clock time of some gateway, and says nothing of a window. */
const longestSeconds = 3_600

/** X-RateLimit-Limit, -Remaining and -Reset (lago-doc:api-reference/rate-limits.mdx); null without. */
export const windowOf = (answer: Answer): Window | null => {
  if (answer.kind !== 'answered') return null
  const [limit, remaining, resetSeconds] = ['limit', 'remaining', 'reset'].map((name) =>
    numberIn(answer, name),
  )
  if (remaining == null || resetSeconds == null || resetSeconds > longestSeconds) return null
  return { limit: limit == null ? null : Math.max(1, limit), remaining, resetSeconds }
}

const numberIn = (answer: Extract<Answer, { kind: 'answered' }>, name: string): number | null => {
  const wanted = `x-ratelimit-${name}`
  const text = answer.headers.find((header) => header.name.toLowerCase() === wanted)?.value
  return text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}
