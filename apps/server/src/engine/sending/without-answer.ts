import type { Verdict } from '@ferry/core'
import type { SentCall } from '../../lago/send.ts'
import { noOutcome } from '../ledger.ts'
import { type Ending, failedAlone, noAnswer } from './ending.ts'
import { lookUpEvent } from './look-up.ts'
import { readerOf, type Sending } from './sending.ts'
import { halvesOf, type Unit } from './unit.ts'

/** A range was tried so often in vain that its requests are divided: about four seconds. */
const triesBeforeParts = 2

/**
 * Lago failed on a request that may be sent again. At first it may be Lago; when it has failed a few times it is divided,
 * so that one record does not keep its neighbours from Lago; and a record that fails alone, while others get through, is
 * set aside. Nothing is guessed: it may be stored, and its event is looked up before a person is asked.
 */
export const withoutAnswer = async (
  sending: Sending,
  unit: Unit,
  verdict: Extract<Verdict, { kind: 'unknown' }>,
  answer: SentCall['answer'],
): Promise<Ending | { again: Unit[] }> => {
  const { ledger, isAlive, committer } = sending
  const { offsets, identities } = unit.request
  const [offset = 0] = offsets
  const cause = noAnswer(verdict.sentence, answer, offset)
  const later: Ending = { kind: 'later', afterSeconds: null, maybeSent: offsets, cause }
  if (ledger.claimed.attempts < triesBeforeParts) return later
  // Where both halves fail it is Lago.
  if (unit.isPart && !isAlive()) return later
  if (offsets.length > 1) return { again: await halvesOf(sending, unit) }
  if (!isAlive()) return later
  const found = identities[0] ? await lookUpEvent(readerOf(sending), unit.request, 0) : null
  if (found?.kind === 'stopped') return { kind: 'stopped', maybeSent: offsets }
  const outcome = noOutcome()
  if (found?.kind === 'same') outcome.duplicates.push(offset)
  else outcome.setAside.push(failedAlone(offset, verdict.sentence, answer))
  await committer.land(ledger, {
    outcome,
    landed: 0,
    call: null,
    intents: [],
    response: null,
    key: unit.key,
  })
  return { kind: 'done', unclear: null }
}
