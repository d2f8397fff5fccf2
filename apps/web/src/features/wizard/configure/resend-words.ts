import type { ResendClass } from '@ferry/core'

/** What a second identical call does, for people. */
export const resendWords: Record<ResendClass, string> = {
  A: 'Sending a record again changes nothing or updates the same object.',
  B: 'Sending a record again is refused by Lago, so nothing is billed twice.',
  C: 'Sending a record again repeats its effect: Ferry never does so by itself.',
  D: 'Sending a record again is harmless: it sets or removes the same thing.',
  R: 'It only reads: nothing in Lago changes.',
}
