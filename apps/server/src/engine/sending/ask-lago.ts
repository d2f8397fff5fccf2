import type { Answer } from '@ferry/core'
import type { OpenCredential, OutgoingRequest, Send } from '../../lago/send.ts'
import type { Limits } from '../../limits/limits.ts'

/** What reads at Lago, on behalf of a destination. */
export interface Reader {
  send: Send
  limits: Limits
  credential: OpenCredential
  /** The destination it is asked for. */
  share: string
  signal: AbortSignal
}

/** The value of a JSON text; undefined for any other text. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Lago's answer to a GET of a path (with its query) below the base URL; null when the run was told to stop meanwhile. */
export const askLago = async (
  { send, limits, credential, share, signal }: Reader,
  path: string,
): Promise<Answer | null> => {
  const asked: OutgoingRequest = {
    method: 'GET',
    url: `${credential.baseUrl}${path}`,
    headers: [{ name: 'Accept', value: 'application/json' }],
    body: null,
  }
  const budget = await limits.budgetFor(credential.id, asked)
  await budget.take(share, signal)
  if (signal.aborted) return null
  const { answer } = await send(credential, asked, { signal })
  await budget.learn(answer)
  return answer.kind === 'failed' && signal.aborted ? null : answer
}
