import type { Refusal, Verdict } from './answer.ts'
import type { LagoBody } from './answer-body.ts'
import type { WriteRoute } from './operations/write-routes.ts'
import { problemsByPosition, problemsIn, problemsOfCall, refusalOf } from './refusals.ts'
import { allPositions, type SentRequest } from './sent-request.ts'
import { noSuchEndpoint } from './verdict-hold.ts'
import { inWords, oneLine, type Problem } from './words.ts'

/** All records of a call are refused for the same reason. */
export const rejectAll = (sent: SentRequest, problems: readonly Problem[]): Verdict => ({
  kind: 'rejected',
  refusals: allPositions(sent).map((position) => refusalOf(position, problems)),
  exists: [],
})

/** 404: something the record names is missing, unless it is the route itself. */
export const notFound = (sent: SentRequest, body: LagoBody | null): Verdict => {
  const code = body?.code ?? null
  if (code === null || code === 'resource_not_found' || !code.endsWith('_not_found'))
    return noSuchEndpoint(404)
  const what = inWords(code.slice(0, -'_not_found'.length))
  return {
    kind: 'rejected',
    refusals: allPositions(sent).map((position) => ({
      position,
      field: null,
      code,
      sentence: `Lago refused it: it has no such ${what} (${code}).`,
    })),
    exists: [],
  }
}

/** 405: the object's state forbids it (lago-doc:api-reference/errors.mdx). */
export const notAllowed = (sent: SentRequest, body: LagoBody): Verdict =>
  rejectAll(sent, [{ field: null, code: body.code ?? 'method_not_allowed', text: null }])

/** Codes of a 422 that came in the middle of the work, when something may have happened already. */
const midway: Readonly<Record<string, string>> = {
  provider_error: 'A payment provider refused in the middle of the call',
  third_party_error: 'A tax or accounting partner refused in the middle of the call',
}

/** 422: refused records, records that exist already, or the one that is worth sending again. */
export const unprocessable = (sent: SentRequest, body: LagoBody): Verdict => {
  const code = body.code ?? ''
  if (code === 'lock_acquisition_failed')
    return busy('Lago was busy with the same object (lock_acquisition_failed)')
  const interrupted = midway[code]
  if (interrupted !== undefined) {
    const said = problemsIn(body.details).map(({ text, code: reason }) => oneLine(text ?? reason, 100))
    const reason = said.length > 0 ? `: ${said.join(', ')}` : ''
    return {
      kind: 'unknown',
      sentence: `${interrupted} (422, ${code}${reason}). It is not known whether it counted.`,
    }
  }
  const byPosition = sent.isBatch ? problemsByPosition(body.details, sent.count) : null
  if (byPosition) return refusedPositions(sent, byPosition)
  return refusedCall(sent, problemsOfCall(body))
}

const busy = (what: string): Verdict => ({
  kind: 'retry',
  afterSeconds: null,
  sentence: `${what}. Nothing was stored; it can be sent again.`,
})

const refusedPositions = (sent: SentRequest, byPosition: ReadonlyMap<number, Problem[]>): Verdict => {
  const refusals: Refusal[] = []
  const exists: number[] = []
  for (const [position, problems] of [...byPosition].toSorted(([a], [b]) => a - b)) {
    if (isRepeat(sent.route, problems)) exists.push(position)
    else refusals.push(refusalOf(position, problems))
  }
  return refusals.length === 0
    ? { kind: 'exists', positions: exists }
    : { kind: 'rejected', refusals, exists }
}

const refusedCall = (sent: SentRequest, problems: readonly Problem[]): Verdict => {
  if (sent.count === 1 && isRepeat(sent.route, problems)) return { kind: 'exists', positions: [0] }
  if (isCustomerRace(sent.route, problems)) return busy('Lago was making the same customer at that moment')
  return rejectAll(sent, problems)
}

const isOnly = (problems: readonly Problem[], field: string, code: string): boolean =>
  problems.length > 0 && problems.every((problem) => problem.field === field && problem.code === code)

/** The field by which Lago refuses a second copy; null where it has none. */
const repeatField = (route: WriteRoute | null): string | null => {
  if (route === null) return null
  if (route.operationId === 'createEvent' || route.operationId === 'createBatchEvents')
    return 'transaction_id'
  if (route.operationId === 'createWebhookEndpoint') return 'webhook_url'
  const hasCode =
    route.resend === 'B' ||
    route.operationId === 'createWallet' ||
    route.operationId === 'createCustomerWallet'
  return hasCode ? 'code' : null
}

const isRepeat = (route: WriteRoute | null, problems: readonly Problem[]): boolean => {
  const field = repeatField(route)
  return field !== null && isOnly(problems, field, 'value_already_exist')
}

/** Two upserts of one customer at once: the second finds the first on its next try. */
const isCustomerRace = (route: WriteRoute | null, problems: readonly Problem[]): boolean =>
  route?.operationId === 'createCustomer' && isOnly(problems, 'external_id', 'value_already_exist')
