import type { Closed, Plan } from '@ferry/core'
import { closedWords } from '../../sample/closed-words.ts'

/** `100 sample records → 2 requests: 1 closed because it was full; 1 is the last …`. */
export const batchSummary = ({ requests }: Plan, records: number): string => {
  const heading = `${records} sample ${records === 1 ? 'record' : 'records'} → ${requests.length} ${requests.length === 1 ? 'request' : 'requests'}`
  const counts = new Map<Closed, number>()
  for (const { closed } of requests) counts.set(closed, (counts.get(closed) ?? 0) + 1)
  const parts = [...counts].map(([closed, count]) => `${count} ${closedWords[closed][count === 1 ? 0 : 1]}`)
  return parts.length === 0 ? `${heading}.` : `${heading}: ${parts.join('; ')}.`
}
