import type { SentCall } from '../../lago/send.ts'
import type { AsideOutcome } from '../ledger.ts'
import type { HoldReason } from '../ranges/hold.ts'

/**
 * How a unit left the sender.
 * - `done`: every record has an outcome; `unclear` when it is not known whether a call counted that must not be repeated
 * - `stopped`: not (wholly) sent, because the run was told to stop or lost its lease
 * - `later`: to be tried again after a while; `cause` when Lago gave no answer that says anything
 * - `hold`: refused as a whole
 * `maybeSent`: of what has no outcome, the records that may have arrived.
 */
export type Ending =
  | { kind: 'done'; unclear: HoldReason | null }
  | { kind: 'stopped'; maybeSent: number[] }
  | { kind: 'later'; afterSeconds: number | null; maybeSent: number[]; cause: HoldReason | null }
  | { kind: 'hold'; reason: HoldReason; maybeSent: number[] }

/** How the parts of a unit ended, as one: the most that went wrong, and all that may have arrived. */
export const together = (one: Ending, other: Ending): Ending => {
  const maybeSent = [...maybeSentOf(one), ...maybeSentOf(other)]
  if (one.kind === 'done' && other.kind === 'done')
    return { kind: 'done', unclear: one.unclear ?? other.unclear }
  if (other.kind === 'hold') return { ...other, maybeSent }
  if (one.kind === 'later') return { ...one, maybeSent }
  return other.kind === 'done' ? one : { ...other, maybeSent }
}

const maybeSentOf = (ending: Ending): number[] => (ending.kind === 'done' ? [] : ending.maybeSent)

/** Why a destination is held that Lago gives no answer that says anything. */
export const noAnswer = (sentence: string, answer: SentCall['answer'], offset: number): HoldReason => ({
  code: answer.kind === 'answered' ? 'server_errors' : 'no_answer',
  sentence:
    `Lago has not taken anything for a while. ${sentence} Nothing is lost, and nothing is billed twice: what may have arrived ` +
    'is sent again just the same. Ferry goes on by itself as soon as Lago answers.',
  offset,
})

/** Why it is held where Lago does not say to whom the key belongs, which is asked before money or ids of their own are sent. */
export const untold = (offset: number): HoldReason => ({
  code: 'no_answer',
  sentence:
    'Lago has not said for a while to whom the key belongs, without which these records must not be sent. Nothing more was ' +
    'sent. Nothing is lost. Test the connection of the credential: it says what is wrong. Ferry goes on by itself as soon as ' +
    'Lago answers.',
  offset,
})

/** Why it is held where each call without an answer is a question to a person. */
export const unclearMoney = (sentence: string, offset: number): HoldReason => ({
  code: 'server_errors',
  sentence:
    `Lago failed on several calls in a row that must not be repeated. ${sentence} Each of them waits for your answer; ` +
    'all other records are still here and were not sent. Ferry tries one of them now and then, and goes on when Lago takes it.',
  offset,
})

/** A record that is set aside because Lago fails on it, and on it alone. */
export const failedAlone = (offset: number, sentence: string, answer: SentCall['answer']): AsideOutcome => ({
  offset,
  code: 'lago_fails',
  field: null,
  sentence:
    `Lago fails each time on this record, also when it is sent alone, and takes others. ${sentence} Sending it again is safe: ` +
    'it bills nothing twice. Look at its values, and tell whoever runs this Lago.',
  status: answer.kind === 'answered' ? answer.status : null,
  mayBeStored: true,
  stored: null,
})
