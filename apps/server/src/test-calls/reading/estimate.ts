import type { Estimate, TestCall } from '@ferry/contract'
import { recognise } from '@ferry/core'
import { ProblemError } from '../../http/problem-error.ts'
import { estimateEvents } from './estimate-events.ts'
import { estimateCreditNote, estimateSubscription } from './estimate-invoice.ts'
import type { Lago } from './read-at-lago.ts'

type Estimator = (lago: Lago, body: string, baseUrl: string) => Promise<Estimate>

/** By Lago's operationId: what Lago can work out without writing. */
const estimators: Readonly<Record<string, Estimator>> = {
  createEvent: estimateEvents,
  createBatchEvents: estimateEvents,
  createSubscription: estimateSubscription,
  createCreditNote: estimateCreditNote,
}

/** Has Lago compute a request without writing anything; `state_forbids` where it cannot. */
export const estimate = (lago: Lago, request: TestCall['request'], baseUrl: string): Promise<Estimate> => {
  const url = URL.parse(request.url)
  const base = new URL(baseUrl)
  if (url?.origin !== base.origin || !url.pathname.startsWith(`${base.pathname}/`))
    throw new ProblemError('invalid_input', 'This request does not go to the address of the credential.')
  const known = recognise(request.method, url.pathname.slice(base.pathname.length))
  const estimator = estimators[known?.operationId ?? '']
  if (!estimator || request.body === null)
    throw new ProblemError(
      'state_forbids',
      'Lago computes events, new subscriptions and credit notes without writing them, and nothing else. Nothing was sent.',
    )
  return estimator(lago, request.body, baseUrl)
}
