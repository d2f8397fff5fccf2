import type { Answer, Verdict } from './answer.ts'
import { isLagoError, readLagoBody } from './answer-body.ts'
import { findRoute, pathBelowApi } from './operations/find-route.ts'
import type { SentRequest } from './sent-request.ts'
import { failed } from './verdict-failed.ts'
import { forbidden, keyRefused, noSuchEndpoint, redirected } from './verdict-hold.ts'
import { notAllowed, notFound, rejectAll, unprocessable } from './verdict-rejected.ts'
import { success } from './verdict-success.ts'
import { tooMany } from './verdict-too-many.ts'
import { oneLine } from './words.ts'

/** What `verdict` needs to know of a request. */
export interface RequestToJudge {
  method: string
  /** Absolute. */
  url: string
  /** How many records its body holds. */
  recordCount: number
  /** Whether the records are a list in the body; else it is known from the path and the count. */
  batch?: boolean
  /** What was sent, where it is at hand: then the echo of a batch need not be parsed. */
  body?: string | null
}

/**
 * What Lago's answer means for the records of a request. In doubt the outcome is unknown: saying *accepted* loses
 * money, saying *rejected* may bill twice. (lago-api:app/controllers/concerns/api_errors.rb, api_responses.rb)
 */
export const verdict = (request: RequestToJudge, answer: Answer): Verdict => {
  if (answer.kind === 'failed') return failed(answer)
  const path = pathBelowApi(request.url)
  const route = path === null ? undefined : findRoute(request.method, path)
  const sent: SentRequest = {
    count: request.recordCount,
    isBatch: request.batch ?? (route?.operationId === 'createBatchEvents' || request.recordCount > 1),
    route: route ?? null,
    body: request.body ?? null,
  }
  return judge(sent, answer)
}

/** A proxy's refusals that never reach Lago: the body, the address or the headers are not to its taste. */
const refusedByProxy = new Set([406, 411, 413, 414, 415, 431])

/** Answers with a 4xx that do not say whether the call got through. */
const undecided = new Set([408, 425, 499])

const judge = (sent: SentRequest, answer: Answer & { kind: 'answered' }): Verdict => {
  const { status } = answer
  if (status >= 200 && status < 300) return success(sent, answer)
  if (status >= 300 && status < 400) return redirected(answer)
  if (status < 400 || status >= 500) return serverError(status)
  const body = readLagoBody(answer.body)
  switch (status) {
    case 400:
      return rejectAll(sent, [{ field: null, code: 'bad_request', text: body?.error ?? null }])
    case 401:
      return keyRefused()
    case 403:
      return forbidden(body)
    case 404:
      return notFound(sent, body)
    case 405:
      return isLagoError(body) ? notAllowed(sent, body) : noSuchEndpoint(status)
    case 422:
      return isLagoError(body) ? unprocessable(sent, body) : notLago(status)
    case 429:
      return tooMany(answer, body)
    default:
      if (refusedByProxy.has(status)) return rejectAll(sent, [proxyProblem(status)])
      return isLagoError(body) && !undecided.has(status)
        ? rejectAll(sent, [
            { field: null, code: body.code ?? `status_${status}`, text: oneLine(body.error ?? '') },
          ])
        : notLago(status)
  }
}

const proxyProblem = (status: number) => ({
  field: null,
  code: `status_${status}`,
  text:
    status === 413
      ? 'the body is too large for the server in front of Lago (413). Use a smaller Batch Size'
      : `the server in front of Lago does not take this request (${status})`,
})

const serverError = (status: number): Verdict => ({
  kind: 'unknown',
  sentence: `Lago answered with an error of its own (${status}). It is not known whether the call counted.`,
})

const notLago = (status: number): Verdict => ({
  kind: 'unknown',
  sentence: `The answer (${status}) is not one of Lago’s. It is not known whether the call counted.`,
})
