import type { HeaderPair } from '../destinations/config.ts'

/** The value of a header, its name in any case; null when it is absent. */
export const headerOf = (headers: readonly HeaderPair[], name: string): string | null =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? null

/** A window longer than this is a clock time by mistake, or nothing to wait for. */
const longestWindow = 3600

const secondsIn = (value: string | null): number | null => {
  if (value === null || !/^\d+(?:\.\d+)?$/.test(value.trim())) return null
  const seconds = Number(value)
  return seconds <= longestWindow ? seconds : null
}

/**
 * Seconds until the next call makes sense: Lago's `X-RateLimit-Reset` counts seconds, it is no clock time
 * (lago-doc:api-reference/rate-limits.mdx). Null when nothing usable is said.
 */
export const secondsUntilReset = (headers: readonly HeaderPair[]): number | null =>
  secondsIn(headerOf(headers, 'x-ratelimit-reset')) ?? secondsIn(headerOf(headers, 'retry-after'))
