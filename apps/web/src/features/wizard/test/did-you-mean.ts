import type { TestCall } from '@ferry/contract'
import { closest, operations } from '@ferry/core'

/** Paths below `/api/v1` that Lago takes with a method. */
const pathsOf = (method: string): string[] =>
  operations.flatMap((operation) =>
    operation.method === method ? [operation.path, ...(operation.batch ? [operation.batch.path] : [])] : [],
  )

/** The path of Lago's that a wrong one looks like, with what stands before it; null when none is near. */
export const didYouMean = ({ method, url }: Pick<TestCall['request'], 'method' | 'url'>): string | null => {
  const { pathname } = new URL(url)
  const at = pathname.indexOf('/api/v1/')
  const path = at < 0 ? pathname : pathname.slice(at + '/api/v1'.length)
  const near = closest(path, pathsOf(method))
  return near === null || near === path ? null : `/api/v1${near}`
}
