import { normaliseBaseUrl } from '@ferry/core'
import { ProblemError } from '../http/problem-error.ts'

/** The address of a deployment, ending in `/api/v1`. Throws `invalid_input` (422) for what is no address. */
export const baseUrlOf = (deployment: 'us' | 'eu' | 'self_hosted', pasted: string | undefined): string => {
  const normalised = normaliseBaseUrl(deployment, pasted)
  if (normalised.ok) return normalised.baseUrl
  const { sentence } = normalised
  throw new ProblemError('invalid_input', sentence, [{ path: 'body.baseUrl', message: sentence }], 422)
}
