import { jsonquery } from '@jsonquerylang/jsonquery'
import { z } from 'zod'

/** What a filter makes of a response. */
export type Filtered =
  | { kind: 'part'; value: unknown }
  /** The sentence names the place in the expression. */
  | { kind: 'wrong'; sentence: string }

/**
 * Applies an expression as `.events | filter(.code == "api_calls") | map(.lago_id)`
 * (jsonquerylang.org) to a response, for looking only: its numbers are read as JavaScript reads them.
 */
export const filterResponse = (body: string, expression: string): Filtered => {
  const response = parse(body)
  if (!response)
    return { kind: 'wrong', sentence: 'The response is not JSON, so there is nothing to filter.' }
  try {
    return { kind: 'part', value: jsonquery(response.value, expression) ?? null }
  } catch (fault) {
    return { kind: 'wrong', sentence: faultInWords(fault, expression) }
  }
}

const parse = (body: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(body) }
  } catch {
    return null
  }
}

/** Messages of the library that name no position, and those that do: `Value expected (pos: 9)`. */
const faultInWords = (fault: unknown, expression: string): string => {
  const message = fault instanceof Error ? fault.message : String(fault)
  const [, said = message, position] = /^(.*?)(?: \(pos: (\d+)\))?$/s.exec(message) ?? []
  const unknown = /^Unknown function '(.+)'$/.exec(said)?.[1]
  if (unknown !== undefined)
    return `${placeInWords(expression.indexOf(unknown), expression)}: there is no function “${unknown}”.`
  if (position !== undefined)
    return `${placeInWords(Number(position), expression)}: ${expectationInWords(said)}`
  const step = stepOf(fault)
  if (step === null) return `${said}.`
  return `${placeInWords(expression.indexOf(step.name), expression)}: “${step.name}” cannot work on ${step.given}.`
}

const placeInWords = (position: number, expression: string): string =>
  position >= expression.length ? 'At the end' : `Character ${position + 1}`

const expectationInWords = (said: string): string => {
  if (said === 'Value expected')
    return 'a .name, a number, a “text” or a function such as map(.name) is expected.'
  if (said === 'Property expected') return 'a name is expected after the dot.'
  const missing = /^Character '(.+)' expected$/.exec(said)?.[1]
  if (missing !== undefined) return `“${missing}” is missing.`
  const unexpected = /^Unexpected part '(.+)'$/s.exec(said)?.[1]
  return unexpected === undefined ? `${said}.` : `“${unexpected}” does not belong here.`
}

/** A function of the expression that was given what it cannot work on, from the trail the library leaves on its error. */
const stepOf = (fault: unknown): { name: string; given: string } | null => {
  const trail = Trail.safeParse(fault)
  const last = trail.success ? trail.data.jsonquery.at(-1) : undefined
  return last ? { name: last.query[0], given: kindOf(last.data) } : null
}

const Trail = z.object({
  jsonquery: z.array(z.object({ data: z.unknown(), query: z.tuple([z.string()], z.unknown()) })),
})

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null, as nothing is there'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
