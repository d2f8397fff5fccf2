import type { Progress, StartCount } from '@ferry/contract'
import { count, counted } from '../../../ui/numbers.ts'

export type Start = 'waiting' | 'now' | 'date'

/** What activating will do, in one sentence. `startCount`: of a start from a date, as far as it is known. */
export function activationSentence(
  { waiting }: Progress,
  start: Start,
  startCount: StartCount | null = null,
): string {
  if (waiting === 0) return 'Activating sends new records as they arrive.'
  if (start === 'now')
    return `Activating leaves ${counted(waiting, 'waiting record')} out and sends new ones as they arrive.`
  if (start === 'date' && startCount) return datedSentence(startCount)
  if (start === 'date')
    return 'Activating sends the records that Ferry received since then, leaves earlier ones out, and sends new ones as they arrive.'
  return `Activating sends ${counted(waiting, 'waiting record')}, then new ones as they arrive.`
}

const datedSentence = ({ sent, leftOut }: StartCount): string => {
  if (sent === 0)
    return `No record came since then: activating leaves ${counted(leftOut, 'record')} out and sends new ones as they arrive.`
  const rest = leftOut === 0 ? 'none is earlier' : `leaves ${count(leftOut)} earlier out`
  return `Activating sends the ${counted(sent, 'record')} that came since then, ${rest}, and sends new ones as they arrive.`
}

/** Empty when no test was sent. Lago knows such an event again by its id; other calls Ferry does not repeat. */
export const sentAsTestSentence = (records: number): string =>
  records === 0
    ? ''
    : `${counted(records, 'record')} already sent as a test ${records === 1 ? 'does' : 'do'} not count twice.`
