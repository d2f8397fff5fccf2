import type { Closed, Plan } from '@ferry/core'
import { closedWords } from '../../sample/closed-words.ts'

/** Sizes named before the rest is only counted. */
const maxSizes = 12

/** `240 sample records → 3 requests: 100 · 100 · 40. Requests 1–2 closed because they were full. Request 3 is …`. */
export const batchSummary = ({ requests }: Plan, records: number): string => {
  const noun = requests.length === 1 ? 'request' : 'requests'
  const heading = `${records} sample ${records === 1 ? 'record' : 'records'} → ${requests.length} ${noun}`
  if (requests.length === 0) return `${heading}.`
  const sizes = requests.slice(0, maxSizes).map(({ offsets }) => offsets.length)
  const others = requests.length - sizes.length
  const listed = `${sizes.join(' · ')}${others > 0 ? ` and ${others} more` : ''}`
  return `${heading}: ${listed}. ${reasons(requests)}.`
}

/** Why each request was closed, those closed alike taken together. */
const reasons = (requests: Plan['requests']): string => {
  const numbers = new Map<Closed, number[]>()
  for (const [position, { closed }] of requests.entries())
    numbers.set(closed, [...(numbers.get(closed) ?? []), position + 1])
  return [...numbers]
    .map(([closed, which]) => `${stretch(which)} ${closedWords[closed][which.length === 1 ? 0 : 1]}`)
    .join('. ')
}

/** `Request 3`, `Requests 1–2`, or `12 requests` where they do not stand together. */
const stretch = (numbers: readonly number[]): string => {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first
  if (numbers.length === 1) return `Request ${first}`
  return last - first + 1 === numbers.length ? `Requests ${first}–${last}` : `${numbers.length} requests`
}
