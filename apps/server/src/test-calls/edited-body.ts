import { ProblemError } from '../http/problem-error.ts'

/**
 * Checks a body that a person edited. It must be JSON; each event in it needs a transaction_id ending in `-test-<N>`,
 * so that an edited test never takes the id of a record that is still to be delivered.
 */
export const checkEditedBody = (body: string | null, isEvents: boolean): void => {
  if (body === null)
    throw new ProblemError('invalid_input', 'A request without a body cannot be edited. Nothing was sent.')
  const value = parse(body)
  if (!isEvents) return
  const events = eventsIn(value)
  const isMarked = events.length > 0 && events.every((event) => /-test-\d+$/.test(idOf(event)))
  if (!isMarked) throw new ProblemError('test_id_required')
}

/** How many records an edited body holds: its events where it is a batch, else one. */
export const countRecords = (body: string | null): number => {
  const value = body === null ? null : parse(body)
  return isObject(value) && Array.isArray(value.events) ? value.events.length : 1
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new ProblemError('invalid_input', 'The edited body is not valid JSON. Nothing was sent.', [
      { path: 'body.shown.body', message: 'This is not valid JSON.' },
    ])
  }
}

const eventsIn = (value: unknown): unknown[] => {
  if (!isObject(value)) return []
  return [...(Array.isArray(value.events) ? value.events : []), ...('event' in value ? [value.event] : [])]
}
const idOf = (event: unknown) =>
  isObject(event) && typeof event.transaction_id === 'string' ? event.transaction_id : ''
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
