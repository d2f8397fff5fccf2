import type { PreflightCheck } from '@ferry/contract'
import type { OpenCredential, Send } from '../../lago/send.ts'
import { ok, unknown, warning } from './check.ts'

/** Few calls, because each takes from the organization's limit. */
const mostCodes = 3
const timeoutMs = 5_000

/** Codes of the events in request bodies, in order of appearance. */
export const codesIn = (bodies: readonly (string | null)[]): string[] => {
  const codes = new Set<string>()
  for (const body of bodies) if (body !== null) collect(JSON.parse(body), codes)
  return [...codes]
}

const collect = (value: unknown, codes: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return
  if ('code' in value && typeof value.code === 'string') codes.add(value.code)
  for (const key of ['event', 'events'] as const)
    if (key in value) for (const inner of [Reflect.get(value, key)].flat()) collect(inner, codes)
}

/**
 * Whether Lago knows what the events count: `GET /billable_metrics/:code`. An event with a code it does not know is
 * accepted and never billed (lago-api:app/services/events/create_service.rb).
 */
export const billabilityCheck = async (
  send: Send,
  credential: OpenCredential,
  codes: readonly string[],
): Promise<PreflightCheck> => {
  const asked = codes.slice(0, mostCodes)
  const answers = await Promise.all(asked.map((code) => isMetric(send, credential, code)))
  const missing = asked.filter((_, index) => answers[index] === false)
  if (missing.length > 0)
    return warning(
      'billability',
      `Lago has no billable metric with the code ${missing.join(' or ')}: it accepts such events and bills nothing for them.`,
      'configure',
    )
  if (asked.length === 0 || answers.includes(null))
    return unknown(
      'billability',
      'Whether the events count towards a billable metric could not be found out.',
    )
  const others =
    codes.length > asked.length ? ` (${codes.length - asked.length} more were not looked at)` : ''
  return ok('billability', `Lago has the billable metric ${asked.join(', ')}${others}.`)
}

/** null when Lago gave no clear answer, a key that may not read metrics included. */
const isMetric = async (send: Send, credential: OpenCredential, code: string): Promise<boolean | null> => {
  const url = `${credential.baseUrl}/billable_metrics/${encodeURIComponent(code)}`
  const headers = [{ name: 'Accept', value: 'application/json' }]
  const { answer } = await send(credential, { method: 'GET', url, headers, body: null }, { timeoutMs })
  if (answer.kind !== 'answered') return null
  if (answer.status === 200) return true
  return answer.status === 404 && answer.body.includes('billable_metric_not_found') ? false : null
}
