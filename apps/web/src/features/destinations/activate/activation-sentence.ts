import type { Progress } from '@ferry/contract'
import { counted } from '../../../ui/numbers.ts'

export type Start = 'waiting' | 'now' | 'date'

/** What activating will do, in one sentence. */
export function activationSentence({ waiting }: Progress, start: Start): string {
  if (waiting === 0) return 'Activating sends new records as they arrive.'
  if (start === 'now')
    return `Activating leaves ${counted(waiting, 'waiting record')} out and sends new ones as they arrive.`
  if (start === 'date')
    return 'Activating sends the records that Ferry received since then, leaves earlier ones out, and sends new ones as they arrive.'
  return `Activating sends ${counted(waiting, 'waiting record')}, then new ones as they arrive.`
}

/** Empty when no test was sent. Lago knows such an event again by its id; other calls Ferry does not repeat. */
export const sentAsTestSentence = (records: number): string =>
  records === 0
    ? ''
    : `${counted(records, 'record')} already sent as a test ${records === 1 ? 'does' : 'do'} not count twice.`
