import { writeOperationById } from './operations/catalogue.ts'
import { findRoute, pathBelowApi } from './operations/find-route.ts'

/**
 * What names the object that a request is about, so that two requests about one are kept in order: `acme` of
 * `/customers` with that `external_id`, or of `/subscriptions/acme`. Null where nothing does, or nobody knows.
 */
export const naturalKey = ({
  method,
  url,
  body,
}: {
  method: string
  url: string
  body: string | null
}): string | null => {
  const path = pathBelowApi(url)
  const route = path === null ? undefined : findRoute(method, path)
  const field = route && writeOperationById(route.operationId)?.naturalKey
  if (!route || !field || path === null) return null
  const place = segments(route.path).indexOf(`{${field}}`)
  if (place >= 0) return segments(path)[place] ?? null
  return keyIn(body, route.rootKey, field)
}

const segments = (path: string): string[] => path.split('/').filter((segment) => segment !== '')

const keyIn = (body: string | null, rootKey: string | null, field: string): string | null => {
  const whole: unknown = JSON.parse(body ?? 'null')
  const item = rootKey === null ? whole : memberOf(whole, rootKey)
  const key = memberOf(item, field)
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[key]
    : undefined
