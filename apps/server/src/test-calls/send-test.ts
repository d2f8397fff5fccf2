import { randomUUID } from 'node:crypto'
import type { TestCall } from '@ferry/contract'
import { eventStore, type PlannedRequest, resend, type Verdict, verdict } from '@ferry/core'
import { openCredential } from '../credentials/open-credential.ts'
import { saveEventStore } from '../credentials/queries/save-event-store.ts'
import type { Deps } from '../deps.ts'
import {
  givenSecrets,
  type OpenSecretHeaders,
  openSecretHeaders,
  requireValues,
} from '../destinations/secret-headers.ts'
import { contentOf, intentOperation } from '../intents/intent-operation.ts'
import type { SentCall } from '../lago/send.ts'
import { checkEditedBody, countRecords } from './edited-body.ts'
import { claimEffect, requireConfirmation } from './effect.ts'
import { describeAnswer, describeOutcome, lostWords } from './outcome.ts'
import { planTested, type TestOrder } from './planned-request.ts'
import { beginTestCall, finishTestCall } from './queries/test-call-rows.ts'

/** For Lago's limit; after that it is tried, and the answer shown. */
const longestWaitMs = 5_000

/**
 * Really sends one request, once: exactly the bytes that were shown, or nothing. Every ProblemError is thrown before
 * anything leaves.
 */
export const sendTest = async (deps: Deps, order: TestOrder): Promise<TestCall> => {
  const { db, send, limits, now } = deps
  const { nexsetId, credentialId, edited, shown, confirmed, again } = order
  const credential = await openCredential(deps, credentialId)
  const planned = await planTested(db, order, credential.baseUrl)
  const secretHeaders = await secretHeadersOf(deps, order, credential.baseUrl)
  const operation = intentOperation(planned, credential.baseUrl)
  const isEvents = operation === 'createEvent'
  if (edited || (order.records && isEvents)) checkEditedBody(shown.body, isEvents)
  const request = { ...planned, body: edited ? shown.body : planned.body }
  const effect = { method: request.method, resendClass: resend(request), confirmed, again }
  requireConfirmation(effect)

  const { offsets } = planned
  const record = { operation, nexsetId, content: contentOf(request) }
  const settle = await claimEffect(deps, effect, credential, record, offsets)
  const begun = { id: randomUUID(), nexsetId, credentialId, edited, request: shownOf(request) }
  await beginTestCall(db, { ...begun, offsets }, now())
  const budget = await limits.budgetFor(credentialId, request)
  await budget.take(null, AbortSignal.timeout(longestWaitMs))
  const call = await send({ ...credential, secretHeaders }, request)
  await budget.learn(call.answer)

  const recordCount = edited && isEvents ? countRecords(request.body) : offsets.length
  const meaning = verdict({ method: request.method, url: request.url, recordCount }, call.answer)
  await settle(settled[meaning.kind])
  const outcome = describeOutcome(meaning, {
    count: recordCount,
    isEdited: edited,
    isDerivedId: !edited && isDerived(planned),
    isRepeatable: effect.resendClass !== 'C',
    lost: lostWords(call, isEvents ? (recordCount === 1 ? 'event' : 'events') : 'change'),
  })
  const finished = finishedCall(begun, call, outcome)
  await finishTestCall(db, finished)
  if (isEvents && meaning.kind === 'accepted') await learnEventStore(deps, credentialId, call)
  return finished
}

/** What a person typed, and what is kept of the edited destination for the rest. Throws where a value is missing. */
const secretHeadersOf = async (
  { db, secret }: Deps,
  { config, destinationId, secretHeaders }: TestOrder,
  baseUrl: string,
): Promise<OpenSecretHeaders> => {
  const given = givenSecrets(config, secretHeaders)
  const kept = destinationId ? await openSecretHeaders(db, secret, { destinationId, baseUrl }) : []
  const values = new Map([...kept, ...given])
  requireValues(config, values)
  return values
}

/** What the answer says of a claim: whoever did nothing by this call leaves the record free to be sent. */
const settled = {
  accepted: 'arrived',
  exists: 'absent',
  rejected: 'absent',
  retry: 'absent',
  hold: 'absent',
  unknown: 'unknown',
} as const satisfies Record<Verdict['kind'], 'arrived' | 'absent' | 'unknown'>

const shownOf = ({ method, url, headers, body }: PlannedRequest): TestCall['request'] => ({
  method,
  url,
  headers,
  body,
})
const isDerived = ({ identities }: PlannedRequest) =>
  identities.every((identity) => identity?.derived === true)

const finishedCall = (
  begun: Pick<TestCall, 'id' | 'nexsetId' | 'credentialId' | 'edited' | 'request'>,
  { answer, latencyMs, sentAt }: SentCall,
  outcome: ReturnType<typeof describeOutcome>,
): TestCall => ({
  ...begun,
  answer: describeAnswer(answer, latencyMs),
  ...outcome,
  sentAt: sentAt.toISOString(),
})

const learnEventStore = async ({ db }: Deps, credentialId: string, { answer }: SentCall) => {
  const store = answer.kind === 'answered' ? eventStore(answer.body) : null
  if (store !== null) await saveEventStore(db, credentialId, store)
}
