import type { TestCall } from '@ferry/contract'
import type { Answer, Verdict } from '@ferry/core'

type Outcome = Pick<TestCall, 'outcome' | 'sentence' | 'refusals'>

/** Longest part of an answer that is kept. */
const keptCharacters = 256 * 1024

/** What the answer means for the person who pressed Send Test Data, and what to do next. */
export const describeOutcome = (verdict: Verdict, count: number, isDerivedId: boolean): Outcome => {
  switch (verdict.kind) {
    case 'accepted':
      return {
        outcome: 'accepted',
        sentence: `Lago took ${records(count)}. Delivery would send the same.`,
        refusals: [],
      }
    case 'exists':
      return {
        outcome: 'exists',
        sentence: `${exists(verdict.positions.length, count)} ${isDerivedId ? derivedNext : foreignNext}`,
        refusals: verdict.positions.map(alreadyThere),
      }
    case 'rejected': {
      const refusals = [...verdict.refusals, ...verdict.exists.map(alreadyThere)].sort(
        (a, b) => a.position - b.position,
      )
      return {
        outcome: 'rejected',
        sentence: rejected(
          verdict.refusals.map(({ sentence }) => sentence),
          count,
        ),
        refusals,
      }
    }
    case 'retry':
      return {
        outcome: 'retry',
        sentence: join(verdict.sentence, 'You can send it again; it keeps its id.'),
        refusals: [],
      }
    case 'hold':
      return {
        outcome: 'hold',
        sentence: join(verdict.sentence, 'Then send again.'),
        refusals: [],
      }
    case 'unknown':
      return { outcome: 'unknown', sentence: join(verdict.sentence, unknownNext), refusals: [] }
  }
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
const exists = (there: number, count: number) =>
  count === 1
    ? 'Lago already holds something with this id; nothing new was stored.'
    : `Lago already holds something with the ids of ${there} of ${count} records; nothing of this call was stored.`
const derivedNext =
  'The id was made by Ferry, so it is this very record, from an earlier test or delivery. Nothing to do.'
const foreignNext =
  'If it is this record from an earlier test, there is nothing to do; if not, choose another attribute for the id.'
const unknownNext = 'It may have been stored. Look into Lago before you send it again.'
const rejected = (reasons: readonly string[], count: number) => {
  const [first] = reasons
  if (count === 1)
    return join(
      first ?? 'Lago refused the record.',
      'Nothing was stored. Mend the mapping or the record, then send again.',
    )
  return join(
    `Lago refused ${reasons.length} of ${count} records and stored none of this call.`,
    'Delivery would set those aside and send the others.',
  )
}
const join = (sentence: string, next: string) => `${sentence} ${next}`
const alreadyThere = (position: number) => ({
  position,
  field: 'transaction_id',
  code: 'value_already_exist',
  sentence: 'Lago already holds something with this id.',
})
