import type { Answer, PlannedRequest, Refusal, ResendClass, Verdict } from '@ferry/core'
import { noOutcome, type RangeOutcome } from '../ledger.ts'
import type { LookUp } from './look-up.ts'

/** What an answer does to the records of its request. */
export interface Effects {
  outcome: RangeOutcome
  /** To be planned and sent again at once: Lago stored nothing of them. */
  rest: number[]
  /** No outcome yet; they may be in Lago. */
  maybeSent: number[]
  /** No outcome yet and certainly not stored by this call. */
  later: number[]
}

export interface Situation {
  request: PlannedRequest
  answer: Answer
  verdict: Verdict
  resendClass: ResendClass
  /** Whether an earlier call of this range with the record at a position may have arrived. */
  wasMaybeSent: (position: number) => boolean
  /** Those calls had the same bytes; a Ferry of another version may have made others. */
  wasSamePlan: boolean
  /** It has been tried so often that a person should look at what stays unclear. */
  isLastTry: boolean
  /** Whether a record is an event that another record is already. */
  isRepeated: (offset: number) => boolean
  lookUp: (position: number) => Promise<LookUp>
  /** What was looked at after an unknown outcome that must not be repeated, in words. */
  lookedUp: string | null
}

/**
 * Turns a verdict into outcomes. Never guesses: what may have counted and would count again (class C) becomes unknown;
 * an id that is taken is ours only if Lago holds the same content under it, or, where that cannot be read, if Ferry
 * derived it and this range may have sent it: a test or a deleted destination may have stored something else.
 */
export const resolveAnswer = async (situation: Situation): Promise<Effects> => {
  const { request, verdict, resendClass } = situation
  const { offsets } = request
  const effects: Effects = { outcome: noOutcome(), rest: [], maybeSent: [], later: [] }
  switch (verdict.kind) {
    case 'accepted':
      effects.outcome.delivered = offsets.filter((offset) => !situation.isRepeated(offset))
      effects.outcome.duplicates = offsets.filter(situation.isRepeated)
      return effects
    case 'exists':
      effects.rest = without(offsets, verdict.positions)
      await resolveExisting(situation, verdict.positions, effects)
      return effects
    case 'rejected':
      await resolveRejected(situation, verdict, effects)
      return effects
    case 'unknown':
      if (resendClass === 'C')
        effects.outcome.unknown = unknownOf(offsets, verdict.sentence, situation.lookedUp)
      else effects.maybeSent = offsets
      return effects
    case 'retry':
    case 'hold':
      effects.later = offsets
      return effects
    default:
      return verdict satisfies never
  }
}

const unknownOf = (offsets: readonly number[], sentence: string, lookUp: string | null) =>
  offsets.map((offset) => ({ offset, sentence, lookUp }))

const without = (offsets: readonly number[], positions: readonly number[]) => {
  const left = new Set(positions)
  return offsets.filter((_, position) => !left.has(position))
}

const resolveRejected = async (
  situation: Situation,
  verdict: Extract<Verdict, { kind: 'rejected' }>,
  effects: Effects,
) => {
  const { request, answer, wasMaybeSent } = situation
  const { offsets, method } = request
  const status = answer.kind === 'answered' ? answer.status : null
  if (method === 'DELETE' && status === 404 && offsets.every((_, position) => wasMaybeSent(position))) {
    effects.outcome.unknown = unknownOf(offsets, perhapsDeleted, null)
    return
  }
  const refused = groupRefusals(verdict.refusals)
  // Whatever names nobody is about the whole request.
  if (refused.size === 0 && verdict.exists.length === 0)
    offsets.forEach((_, position) => refused.set(position, [nameless]))
  effects.rest = without(offsets, [...refused.keys(), ...verdict.exists])
  for (const [position, refusals] of refused) {
    const [first] = refusals
    const offset = offsets[position]
    if (first === undefined || offset === undefined) continue
    const sentence = refusals.map((one) => one.sentence).join(' ')
    const mayBeStored = wasMaybeSent(position)
    const found = { code: first.code, field: first.field, sentence, status, mayBeStored, stored: null }
    effects.outcome.setAside.push({ offset, ...found })
  }
  const positions = verdict.exists.filter((position) => !refused.has(position))
  await resolveExisting(situation, positions, effects)
}

const nameless = {
  code: 'refused',
  field: null,
  sentence: 'Lago refused the request without naming a reason.',
}

const groupRefusals = (refusals: readonly Refusal[]) => {
  const grouped = new Map<number, Omit<Refusal, 'position'>[]>()
  for (const refusal of refusals)
    grouped.set(refusal.position, [...(grouped.get(refusal.position) ?? []), refusal])
  return grouped
}

const resolveExisting = async (situation: Situation, positions: readonly number[], effects: Effects) => {
  const { request, answer } = situation
  const status = answer.kind === 'answered' ? answer.status : null
  for (const position of positions) {
    const offset = request.offsets[position]
    if (offset === undefined) continue
    if (request.identities[position]) await placeTaken(situation, position, { offset, status }, effects)
    else {
      const found = { code: 'already_exists', field: null, sentence: takenCode, stored: null }
      effects.outcome.setAside.push({
        offset,
        ...found,
        status,
        mayBeStored: situation.wasMaybeSent(position),
      })
    }
  }
}

/** Lago stored nothing of it by this call, so without an outcome it is as unsent as it was before. */
const placeTaken = async (
  situation: Situation,
  position: number,
  { offset, status }: { offset: number; status: number | null },
  { outcome, later }: Effects,
) => {
  const found = await situation.lookUp(position)
  if (found.kind === 'same') outcome.duplicates.push(offset)
  else if (found.kind === 'differs') {
    const sentence = `${takenId} It differs in: ${found.fields.join(', ')}.`
    // What Lago holds may be this very record as it was before somebody edited it.
    const mayBeStored = situation.wasMaybeSent(position)
    const conflict = { code: 'conflict', field: 'transaction_id', mayBeStored, stored: found.stored }
    outcome.setAside.push({ offset, ...conflict, sentence, status })
  } else if (found.kind === 'stopped') later.push(offset)
  else if (isOfThisRange(situation, position)) outcome.duplicates.push(offset)
  else if (situation.isLastTry) outcome.unknown.push({ offset, sentence: unreadable, lookUp: null })
  else later.push(offset)
}

const isOfThisRange = ({ request, wasMaybeSent, wasSamePlan }: Situation, position: number) => {
  const identity = request.identities[position]
  return identity?.derived === true && !looksEdited(identity.id) && wasMaybeSent(position) && wasSamePlan
}

/** An edited test sends its own content under an id that ends so; a suffix may make a derived id look the same. */
const looksEdited = (id: string) => /-test-\d+$/.test(id)

const takenId =
  'Another event in Lago holds this transaction_id, so this record was not stored and has not been billed. Give it another id or discard it.'
const takenCode =
  'Lago already holds an object with this code and changed nothing. Compare the two in Lago; if it is the same one, discard this record.'
const perhapsDeleted =
  'Lago knows no such object. An earlier call for this record, whose answer was lost, may have deleted it, or it was never there: look it up in Lago.'
const unreadable =
  'Lago says that this transaction_id is taken, but Ferry could not read the event to compare it. Look it up in Lago.'
