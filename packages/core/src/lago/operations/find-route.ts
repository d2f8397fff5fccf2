import { type WriteRoute, writeRoutes } from './write-routes.ts'

/**
 * The segments of a path below `/api/v1`, without the query and, as Rails does, without empty ones. A macro
 * (`{record.a["x/y"]}`) stays whole, whatever it holds.
 */
const segmentsOf = (path: string): string[] => {
  const segments: string[] = []
  let current = ''
  let depth = 0
  for (const character of path) {
    if (depth === 0 && (character === '?' || character === '#')) break
    if (character === '{') depth += 1
    if (character === '}') depth = Math.max(0, depth - 1)
    if (character === '/' && depth === 0) {
      segments.push(current)
      current = ''
    } else current += character
  }
  segments.push(current)
  return segments.filter((segment) => segment !== '')
}

const isParameter = (segment: string | undefined): boolean => segment?.startsWith('{') ?? false

const fits = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.length === segments.length &&
  segments.every((segment, at) => isParameter(pattern[at]) || pattern[at] === segment)

const literalCount = (pattern: readonly string[]): number =>
  pattern.filter((part) => !isParameter(part)).length

/** Literal routes first, so that `/invoices/preview` is never taken for an invoice's id. */
const patterns = writeRoutes
  .map((route) => ({ route, pattern: segmentsOf(route.path) }))
  .toSorted((a, b) => literalCount(b.pattern) - literalCount(a.pattern))

const byShape = Map.groupBy(patterns, ({ route, pattern }) => `${route.method} ${pattern.length}`)

const match = (method: string, segments: readonly string[]): WriteRoute | undefined =>
  byShape.get(`${method} ${segments.length}`)?.find(({ pattern }) => fits(pattern, segments))?.route

/** Rails answers a route with the format behind it as well. */
const withoutFormat = (segments: readonly string[]): string[] =>
  segments.map((segment, at) => (at === segments.length - 1 ? segment.replace(/\.json$/, '') : segment))

/**
 * The write operation behind a method and a path below `/api/v1`; segments may be macros. Undefined for paths nobody
 * knows. PATCH on a resource's update is answered like PUT (lago-api:config/routes.rb).
 */
export const findRoute = (method: string, path: string): WriteRoute | undefined => {
  const segments = segmentsOf(path)
  const found = match(method, segments) ?? match(method, withoutFormat(segments))
  if (found || method !== 'PATCH') return found
  const update = match('PUT', segments)
  return update?.operationId.startsWith('update') ? update : undefined
}

/**
 * The part of an absolute URL below its first `/api/v1`, without query; null when it has none. Host and path stay as
 * they are written.
 */
export const pathBelowApi = (url: string): string | null => {
  const path = url
    .replace(/^[a-z]+:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/{2,}/g, '/')
  const prefix = /\/api\/v1(?=\/|$)/.exec(path)
  return prefix ? path.slice(prefix.index + prefix[0].length) : null
}
