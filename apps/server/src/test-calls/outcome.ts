import type { TestCall } from '@ferry/contract'
import type { Answer, NetworkError, Verdict } from '@ferry/core'
import type { SentCall } from '../lago/send.ts'

type Outcome = Pick<TestCall, 'outcome' | 'sentence' | 'refusals'>

/** Longest part of an answer that is kept. */
const keptCharacters = 256 * 1024

/** What was sent, as far as the words about its answer depend on it. */
interface Sent {
  /** How many records the body holds. */
  count: number
  /** The body is the person's own, so delivery sends another one. */
  isEdited: boolean
  /** Every id in it was made by Ferry. */
  isDerivedId: boolean
  /** Sending the same again cannot repeat an effect. */
  isRepeatable: boolean
  /** How the answer was lost, where it was; see `lostWords`. */
  lost?: string | null
}

/** What the answer means for the person who pressed Send Test Data, and what to do next. */
export const describeOutcome = (verdict: Verdict, sent: Sent): Outcome => {
  const { count, isEdited, isRepeatable } = sent
  switch (verdict.kind) {
    case 'accepted':
      return {
        outcome: 'accepted',
        sentence: `Lago took ${records(count)}${isEdited ? editedNext : '. Delivery would send the same.'}`,
        refusals: [],
      }
    case 'exists':
      return {
        // One known id refuses the whole call: records that are not there yet were not stored.
        outcome: verdict.positions.length < count ? 'rejected' : 'exists',
        sentence: exists(verdict.positions.length, sent),
        refusals: verdict.positions.map(alreadyThere),
      }
    case 'rejected':
      return {
        outcome: 'rejected',
        sentence: rejected(verdict, sent),
        refusals: [...verdict.refusals, ...verdict.exists.map(alreadyThere)].toSorted(
          (a, b) => a.position - b.position,
        ),
      }
    case 'retry':
      return {
        outcome: 'retry',
        sentence: join(verdict.sentence, 'Sent again, it keeps its id.'),
        refusals: [],
      }
    case 'hold':
      return {
        outcome: 'hold',
        sentence: join(verdict.sentence, 'Then send again.'),
        refusals: [],
      }
    case 'unknown':
      return {
        outcome: 'unknown',
        sentence: join(
          sent.lost ?? `${verdict.sentence} It may have been stored.`,
          isRepeatable ? repeatNext : lookNext,
        ),
        refusals: [],
      }
  }
}

/** `No answer in 10 s. The event may have been stored.` Null where there was an answer, or nothing can have arrived. */
export const lostWords = ({ answer, latencyMs }: SentCall, noun: string): string | null => {
  if (answer.kind === 'answered' || !answer.mayHaveArrived) return null
  const how: Partial<Record<NetworkError, string>> = {
    timeout: `No answer in ${Math.round(latencyMs / 1000)} s.`,
    reset: 'The connection to Lago broke before it answered.',
    truncated: 'Lago’s answer broke off in the middle.',
  }
  return `${how[answer.error] ?? 'There was no answer.'} The ${noun} may have been stored.`
}

/** The answer as it is shown and kept. */
export const describeAnswer = (answer: Answer, latencyMs: number): TestCall['answer'] =>
  answer.kind === 'answered'
    ? {
        status: answer.status,
        headers: answer.headers,
        body: answer.body.slice(0, keptCharacters),
        bodyCut: answer.body.length > keptCharacters,
        error: null,
        latencyMs,
      }
    : { status: null, headers: [], body: null, bodyCut: false, error: answer.error, latencyMs }

const records = (count: number) => (count === 1 ? 'the record' : `all ${count} records`)
const exists = (there: number, { count, isEdited, isDerivedId }: Sent) => {
  if (there === count)
    return join(
      count === 1
        ? 'Lago already holds something with this id; nothing new was stored.'
        : `Lago already holds something with the ids of all ${count} records; nothing new was stored.`,
      isDerivedId ? derivedNext : foreignNext,
    )
  return join(
    `Lago already holds something with the ids of ${there} of ${count} records, and stored none of this call.`,
    isEdited
      ? 'Give them new ids in the payload, then send again.'
      : 'Delivery would send the others without them.',
  )
}
const derivedNext =
  'The id was made by Ferry, so it is this very record, from an earlier test or delivery. Nothing to do.'
const foreignNext =
  'If it is this record from an earlier test, there is nothing to do; if not, choose another attribute for the id.'
const editedNext =
  ', in the payload as you edited it. Delivery sends what the settings make, without your edits: carry them into the settings to keep them.'
const repeatNext = 'Sending the same again is safe: nothing is stored twice.'
const lookNext = 'Look into Lago before you send it again: a second send may repeat its effect.'
const rejected = (
  { refusals, exists: there }: Extract<Verdict, { kind: 'rejected' }>,
  { count, isEdited }: Sent,
) => {
  if (count === 1)
    return join(
      refusals[0]?.sentence ?? 'Lago refused the record.',
      `Nothing was stored. Mend ${isEdited ? 'the payload' : 'the mapping or the record'}, then send again.`,
    )
  const known = there.length > 0 ? `, already holds the ids of ${there.length},` : ''
  return join(
    `Lago refused ${refusals.length} of ${count} records${known} and stored none of this call.`,
    isEdited
      ? 'Mend them in the payload, then send again.'
      : 'Delivery would set those aside and send the others.',
  )
}
const join = (sentence: string, next: string) => `${sentence} ${next}`
const alreadyThere = (position: number) => ({
  position,
  field: 'transaction_id',
  code: 'value_already_exist',
  sentence: 'Lago already holds something with this id.',
})
