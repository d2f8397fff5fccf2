import type { Answer, Verdict } from './answer.ts'
import { isLagoError, type LagoBody } from './answer-body.ts'
import { headerOf } from './answer-headers.ts'
import { oneLine, permissionInWords } from './words.ts'

/** 401: missing, unknown or expired key (lago-api:app/controllers/concerns/api_errors.rb). */
export const keyRefused = (): Verdict => ({
  kind: 'hold',
  code: 'key_refused',
  sentence: 'Lago refused the API key (401). Nothing was stored. Give the credential a valid key.',
})

/** 403: a permission of the key, or a premium feature (lago-api:app/models/api_key.rb). */
export const forbidden = (body: LagoBody | null): Verdict => {
  const code = body?.code ?? null
  if (code === 'feature_unavailable') {
    return {
      kind: 'hold',
      code: 'feature_unavailable',
      sentence:
        'This is a premium feature that this Lago does not have (feature_unavailable). Nothing was stored.',
    }
  }
  const missing = /^(read|write)_action_not_allowed_for_(\w+)$/.exec(code ?? '')
  return { kind: 'hold', code: 'permission_missing', sentence: forbiddenSentence(missing, code, body) }
}

const forbiddenSentence = (
  missing: RegExpExecArray | null,
  code: string | null,
  body: LagoBody | null,
): string => {
  if (missing?.[1] && missing[2]) {
    const mode = missing[1] === 'write' ? 'Write' : 'Read'
    return `The API key needs ${mode} permission for ${permissionInWords(missing[2])} (403). Nothing was stored. Give it to the key in Lago.`
  }
  if (isLagoError(body))
    return `Lago does not allow this call (403, ${oneLine(code ?? 'no reason given')}). Nothing was stored.`
  return 'A server in front of Lago does not allow this call (403). Nothing was stored.'
}

/** A route or method that Lago does not have, or a server that is not Lago (lago-api:config/routes.rb). */
export const noSuchEndpoint = (status: number): Verdict => ({
  kind: 'hold',
  code: 'no_such_endpoint',
  sentence: `There is no such endpoint at this address (${status}). Nothing was stored. Check the method, the URL and the credential’s address.`,
})

/** 3xx: Ferry follows no redirect, because the key belongs to one origin only. */
export const redirected = (answer: Answer & { kind: 'answered' }): Verdict => {
  const location = headerOf(answer.headers, 'location')
  const where = location === null ? 'elsewhere' : `to ${oneLine(location, 200)}`
  return {
    kind: 'hold',
    code: 'redirected',
    sentence: `Lago’s address sends callers ${where} (${answer.status}), and Ferry does not follow. Nothing was stored. Correct the address.`,
  }
}
