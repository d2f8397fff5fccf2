import type { Refusal } from './answer.ts'
import { isJsonObject, type LagoBody } from './answer-body.ts'
import { type Problem, refusalSentence } from './words.ts'

const isCode = (text: string): boolean => /^[a-z0-9_]+$/.test(text)

/** `value_is_mandatory`, or `expression_evaluation_failed: Variable: b not found`, or a sentence. */
const problemOf = (field: string | null, said: string): Problem => {
  if (isCode(said)) return { field, code: said, text: null }
  const match = /^([a-z0-9_]+):\s*(.+)$/s.exec(said)
  return match?.[1] && match[2]
    ? { field, code: match[1], text: match[2] }
    : { field, code: 'validation_errors', text: said }
}

/** `base` is Rails' word for the object as a whole. */
const fieldOf = (parent: string | null, key: string): string | null =>
  key === 'base' ? parent : parent === null ? key : `${parent}.${key}`

/** Everything `error_details` says, in each of its shapes: codes by field, a string, or something nested. */
export const problemsIn = (details: unknown, field: string | null = null): Problem[] => {
  if (typeof details === 'string') return [problemOf(field, details)]
  if (Array.isArray(details)) return details.flatMap((item) => problemsIn(item, field))
  if (!isJsonObject(details)) return []
  return Object.entries(details).flatMap(([key, value]) => problemsIn(value, fieldOf(field, key)))
}

/**
 * `error_details` of a batch by position in the array that was sent, or null when it is not keyed by positions of
 * this batch (lago-api:app/services/events/create_batch_service.rb).
 */
export const problemsByPosition = (details: unknown, count: number): Map<number, Problem[]> | null => {
  if (!isJsonObject(details)) return null
  const entries = Object.entries(details)
  const isPosition = ([key]: [string, unknown]) => /^(?:0|[1-9]\d*)$/.test(key) && Number(key) < count
  if (entries.length === 0 || !entries.every(isPosition)) return null
  return new Map(entries.map(([key, value]) => [Number(key), problemsIn(value)]))
}

/** One refusal a position: field and code of the first problem, all of them in the sentence. */
export const refusalOf = (position: number, problems: readonly Problem[]): Refusal => {
  const [first] = problems
  if (!first) {
    return { position, field: null, code: 'validation_errors', sentence: 'Lago refused it without a reason.' }
  }
  return { position, field: first.field, code: first.code, sentence: refusalSentence(problems) }
}

/** What is wrong with a call as a whole: the details, else Lago's message, else its code. */
export const problemsOfCall = ({ details, code, message }: LagoBody): Problem[] => {
  const found = problemsIn(details)
  if (found.length > 0) return found
  return [{ field: null, code: code ?? 'validation_errors', text: message }]
}
