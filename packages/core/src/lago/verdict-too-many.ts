import type { Answer, Verdict } from './answer.ts'
import type { LagoBody } from './answer-body.ts'
import { secondsUntilReset } from './answer-headers.ts'

const providerCode = 'too_many_provider_requests'

/**
 * 429: either the platform's limit, before anything happened, or a payment provider that throttled Lago in the middle
 * of its work. The platform's body is documented nowhere, so only the provider's is looked for.
 */
export const tooMany = (answer: Answer & { kind: 'answered' }, body: LagoBody | null): Verdict => {
  if (body?.code === providerCode || answer.body.includes(providerCode)) {
    return {
      kind: 'unknown',
      sentence: `Lago was slowed down by a payment provider in the middle of the call (429, ${providerCode}). It is not known whether it counted.`,
    }
  }
  const afterSeconds = secondsUntilReset(answer.headers)
  const when = afterSeconds === null ? 'a little later' : `in ${Math.ceil(afterSeconds)} seconds`
  return {
    kind: 'retry',
    afterSeconds,
    sentence: `Lago’s limit of calls is reached (429). Nothing was stored; it can be sent again ${when}.`,
  }
}
