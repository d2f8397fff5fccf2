import type { Answer, Verdict } from './answer.ts'
import { isJsonObject, isLagoError, readLagoBody } from './answer-body.ts'
import { isPlainBatchAnswer } from './batch-answer.ts'
import { writeOperationById } from './operations/catalogue.ts'
import type { WriteRoute } from './operations/write-routes.ts'
import type { SentRequest } from './sent-request.ts'

/** Where Lago answers under another key than it is asked with, and than the resource is called. */
const otherKeys: Readonly<Record<string, string>> = {
  createWalletTransaction: 'wallet_transactions',
  createCustomerWalletAlert: 'alerts',
  createSubscriptionAlert: 'alerts',
}

/** Calls that Lago answers with nothing but 200. */
const answersNothing = new Set([
  'deleteAllCustomerWalletAlerts',
  'deleteAllSubscriptionAlerts',
  'retryPayment',
])

/** Calls whose body may hold several records. */
const takesLists = new Set([
  'createBatchEvents',
  'eventBatchEstimateInstantFees',
  'createCustomerWalletAlert',
  'createSubscriptionAlert',
])

/** 2xx: accepted only when the body is what Lago answers; a proxy's page says nothing about Lago. */
export const success = (sent: SentRequest, answer: Answer & { kind: 'answered' }): Verdict => {
  const { route, count } = sent
  if (route && answer.body.trim() === '' && answersNothing.has(route.operationId)) return { kind: 'accepted' }
  const isBatch = route?.operationId === 'createBatchEvents'
  if (isBatch && sent.body !== null && isPlainBatchAnswer(answer.body, sent.body, count))
    return { kind: 'accepted' }
  const body = readLagoBody(answer.body)
  if (body === null || isLagoError(body)) return strange(answer.status)
  if (route && count > 1 && !takesLists.has(route.operationId)) {
    return unknown(`Lago takes one record per call here and answered ${answer.status} to ${count} of them`)
  }
  if (isBatch) return batch(count, body.json.events, answer.status)
  return isAnswerTo(route, body.json) ? { kind: 'accepted' } : strange(answer.status)
}

const batch = (count: number, events: unknown, status: number): Verdict => {
  if (!Array.isArray(events)) return strange(status)
  if (events.length === count && events.every(isJsonObject)) return { kind: 'accepted' }
  return unknown(`Lago answered with ${events.length} events to ${count} that were sent`)
}

/** What was stored is under the operation's key, or its resource's; emptied metadata is null. */
const isAnswerTo = (route: WriteRoute | null, json: Readonly<Record<string, unknown>>): boolean => {
  if (route === null) return Object.values(json).some(isObjectOrList)
  if (!writeOperationById(route.operationId)) return Object.keys(json).length > 0
  const keys = [route.rootKey, route.permission, otherKeys[route.operationId]]
  return keys.some(
    (key) =>
      typeof key === 'string' && (isObjectOrList(json[key]) || (key === 'metadata' && json[key] === null)),
  )
}

const isObjectOrList = (value: unknown): boolean => typeof value === 'object' && value !== null

const unknown = (what: string): Verdict => ({
  kind: 'unknown',
  sentence: `${what}. It is not known which of them were stored.`,
})

const strange = (status: number): Verdict => ({
  kind: 'unknown',
  sentence: `The answer (${status}) is not one of Lago’s; something between may have made it. It is not known whether the call counted.`,
})
