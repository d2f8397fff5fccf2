import { catalogue, recognise } from '@ferry/core'
import { lagoPath } from '../configure/advanced/lago-path.ts'

/** Something in a payload that Lago would refuse, drop or never bill. */
export interface PayloadProblem {
  /** Where in the body: `['events', 2, 'timestamp']`. */
  path: (string | number)[]
  sentence: string
}

interface Payload {
  method: string
  url: string
  body: string | null
}

/** The catalogue's entry of a payload, as its fields and schema are needed for hints and checks; null when unknown. */
export const entryOf = ({ method, url }: Omit<Payload, 'body'>) => {
  const known = recognise(method, lagoPath(new URL(url).pathname, ''))
  const entry = catalogue.find(({ operation }) => operation.id === known?.operationId)
  return known && entry ? { rootKey: known.rootKey, isBatch: known.isEvents === 'batch', ...entry } : null
}

/**
 * What the catalogue finds wrong with a body, without a call: fields that Lago does not know, lacks, or would read in
 * another way. Null where the catalogue does not know the call, so that nothing can be said.
 */
export const payloadProblems = (payload: Payload): PayloadProblem[] | null => {
  const entry = entryOf(payload)
  if (!entry?.body || payload.body === null) return null
  const { body: schema, rootKey, isBatch } = entry
  const value: unknown = JSON.parse(payload.body)
  const inner = rootKey === null ? value : memberOf(value, rootKey)
  if (inner === undefined)
    return [{ path: [], sentence: `Lago expects everything under the key “${rootKey}”.` }]
  const root = rootKey === null ? [] : [rootKey]
  const items: [(string | number)[], unknown][] =
    isBatch && Array.isArray(inner)
      ? inner.map((item, index): [(string | number)[], unknown] => [[...root, index], item])
      : [[root, inner]]
  return items.flatMap(([path, item]) => {
    const parsed = schema.safeParse(item)
    return parsed.success
      ? []
      : parsed.error.issues.map((issue) => ({
          path: [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))],
          sentence: issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : issue.message,
        }))
  })
}

const unknownKeys = (keys: readonly string[]): string =>
  `Lago knows no ${keys.map((key) => `“${key}”`).join(', ')} here and would drop it without a word.`

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
