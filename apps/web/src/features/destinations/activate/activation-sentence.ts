import type { Progress } from '@ferry/contract'
import { counted } from '../../ui/numbers.ts'

export type Start = 'waiting' | 'now'

/** What activating will do, in one sentence. */
export function activationSentence({ waiting }: Progress, start: Start): string {
  if (waiting === 0) return 'Activating sends new records as they arrive.'
  if (start === 'now')
    return `Activating leaves ${counted(waiting, 'waiting record')} out and sends new ones as they arrive.`
  return `Activating sends ${counted(waiting, 'waiting record')}, then new ones as they arrive.`
}
