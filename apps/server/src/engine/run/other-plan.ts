import type { PlannedRequest } from '@ferry/core'
import { noOutcome, type RangeOutcome } from '../ledger.ts'
import type { Claimed } from '../ranges/claim.ts'
import { holds } from '../ranges/positions.ts'
import type { Reader } from '../sending/ask-lago.ts'
import { type LookUp, lookUpEvent } from '../sending/look-up.ts'

/** What look-ups told of events that a Ferry of another plan version may have sent. */
export interface Found {
  outcome: RangeOutcome
  /** Not found, or not looked at to the end: they may not be sent yet. */
  later: number[]
}

const lookedUpAtOnce = 8
const tries = 5

/**
 * After an upgrade, what an earlier worker may have sent was perhaps planned otherwise. An organization that keeps its
 * events in PostgreSQL refuses a second event under an id whatever it says; one on ClickHouse takes it, and bills both
 * where code, subscription or time differ (lago-api:app/services/events/stores/clickhouse_store.rb, `DEDUP_KEY_COLUMNS`).
 * So there each of them is looked up before anything is sent. That Lago does not find it proves nothing, because its reading
 * lags behind: after some tries a person decides.
 */
export const findSentByOtherPlan = async (
  reader: Reader,
  requests: readonly PlannedRequest[],
  { maybeSent, attempts }: Pick<Claimed, 'maybeSent' | 'attempts'>,
): Promise<Found> => {
  const open = requests.flatMap((request) =>
    request.offsets.flatMap((offset, position) =>
      request.identities[position] && holds(maybeSent, offset) ? [{ request, offset, position }] : [],
    ),
  )
  const found: Found = { outcome: noOutcome(), later: [] }
  for (let from = 0; from < open.length; from += lookedUpAtOnce) {
    const some = open.slice(from, from + lookedUpAtOnce)
    const looks = await Promise.all(
      some.map(({ request, position }) => lookUpEvent(reader, request, position)),
    )
    for (const [index, { offset }] of some.entries()) {
      const look = looks[index]
      if (look) place(found, { offset, look, isLastTry: attempts >= tries })
    }
  }
  return found
}

const place = (
  { outcome, later }: Found,
  { offset, look, isLastTry }: { offset: number; look: LookUp; isLastTry: boolean },
) => {
  if (look.kind === 'same') outcome.duplicates.push(offset)
  else if (look.kind === 'differs') {
    const conflict = { code: 'conflict', field: 'transaction_id', status: null, mayBeStored: true }
    const sentence = `${otherEvent} It differs in: ${look.fields.join(', ')}.`
    outcome.setAside.push({ offset, ...conflict, sentence, stored: look.stored })
  } else if (look.kind === 'unreadable' && isLastTry)
    outcome.unknown.push({ offset, sentence: notFound, lookUp: null })
  else later.push(offset)
}

const otherEvent =
  'Lago holds an event under this transaction_id, sent perhaps by an earlier version of Ferry, which says something else. This record was not sent again, because both could be billed.'
const notFound =
  'An earlier version of Ferry may have sent this event, and Lago does not find it. It was not sent again, because both could be billed: look it up in Lago.'
