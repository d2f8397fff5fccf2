import type { Closed, Plan } from '@ferry/core'

const reasons: Record<Closed, [one: string, many: string]> = {
  single: ['holds its one record', 'hold one record each'],
  full: ['closed because it was full', 'closed because they were full'],
  other_url: [
    'closed because the next record goes elsewhere',
    'closed because the next record goes elsewhere',
  ],
  group: ['holds its own group', 'hold a group each'],
  same_id: [
    'closed because the next record has an id already in it',
    'closed because the next record has an id already in them',
  ],
  end: ['is the last: the sample ends here and it will grow', 'end with the sample and will grow'],
}

/** `100 sample records → 2 requests: 1 closed because it was full; 1 is the last …`. */
export const batchSummary = ({ requests }: Plan, records: number): string => {
  const heading = `${records} sample ${records === 1 ? 'record' : 'records'} → ${requests.length} ${requests.length === 1 ? 'request' : 'requests'}`
  const counts = new Map<Closed, number>()
  for (const { closed } of requests) counts.set(closed, (counts.get(closed) ?? 0) + 1)
  const parts = [...counts].map(([closed, count]) => `${count} ${reasons[closed][count === 1 ? 0 : 1]}`)
  return parts.length === 0 ? `${heading}.` : `${heading}: ${parts.join('; ')}.`
}
