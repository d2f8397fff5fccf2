import type { Progress } from '@ferry/contract'
import type { Meaning } from '../../ui/meaning-pill.tsx'
import { count, counted } from '../../ui/numbers.ts'

/** One of the counts that records are spread over; all but `total` add up to `total`. */
export interface ProgressPart {
  key: Exclude<keyof Progress, 'total'>
  label: string
  /** What the count means, in a few words. */
  hint: string
  meaning: Meaning
}

/** In the order of the way a record goes. */
export const progressParts: readonly ProgressPart[] = [
  { key: 'waiting', label: 'Waiting', hint: 'not sent yet', meaning: 'quiet' },
  { key: 'inFlight', label: 'In flight', hint: 'no answer yet', meaning: 'acting' },
  { key: 'delivered', label: 'Delivered', hint: 'Lago confirmed each', meaning: 'delivered' },
  { key: 'duplicates', label: 'Already there', hint: 'not billed twice', meaning: 'delivered' },
  { key: 'unknown', label: 'Checking', hint: 'answer unknown', meaning: 'checking' },
  { key: 'setAside', label: 'Needs attention', hint: 'set aside, safe', meaning: 'attention' },
  { key: 'excluded', label: 'Left out', hint: 'not to be sent', meaning: 'quiet' },
]

/** Records that Lago holds. */
export const arrived = ({ delivered, duplicates }: Progress) => delivered + duplicates

/** Records that still go by themselves. */
export const toGo = ({ waiting, inFlight }: Progress) => waiting + inFlight

/** `1 204 331 of 1 640 000 records delivered`, and when nothing is left, how it ended. */
export function progressSentence(progress: Progress): string {
  const { total, excluded } = progress
  if (total === 0) return 'No records yet'
  if (arrived(progress) > 0 && arrived(progress) === total - excluded) {
    return `All ${counted(total - excluded, 'record')} arrived at Lago`
  }
  return `${count(progress.delivered)} of ${counted(total, 'record')} delivered`
}

/** Share of the total each part takes, 0 to 1, in the order of the bar: what arrived first, what waits last. */
export function barShares(progress: Progress): { part: ProgressPart; share: number }[] {
  const order = ['delivered', 'duplicates', 'unknown', 'setAside', 'excluded', 'inFlight', 'waiting']
  return progressParts
    .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    .map((part) => ({ part, share: progress.total === 0 ? 0 : progress[part.key] / progress.total }))
}
