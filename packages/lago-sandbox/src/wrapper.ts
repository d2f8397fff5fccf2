import { wrapperMissing } from './answers.ts'
import { type Answer, LagoCrash } from './call.ts'
import { isRecord } from './json.ts'

type Unwrapped = { fields: Record<string, unknown> } | { refusal: Answer }

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) && Object.keys(value).length === 0
}

/**
 * The object under a root key. Missing or empty → 400. Given as text or array, most of Lago's endpoints crash
 * (500, thrown as LagoCrash); `strict` ones, `customer` and `billable_metric`, answer 400.
 */
export const unwrap = (body: unknown, rootKey: string, strict = false): Unwrapped => {
  const value = isRecord(body) ? body[rootKey] : undefined
  if (isEmpty(value)) return { refusal: wrapperMissing(rootKey) }
  if (isRecord(value)) return { fields: value }
  if (strict) return { refusal: wrapperMissing(rootKey) }
  throw new LagoCrash(`${rootKey} is not an object`)
}
