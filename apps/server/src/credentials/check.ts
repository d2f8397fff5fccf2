import type { CheckResult } from '@ferry/contract'
import { connectionVerdict } from '@ferry/core'
import { z } from 'zod'
import type { OpenCredential, OutgoingRequest, Send } from '../lago/send.ts'

const timeoutMs = 10_000
const get = (url: string): OutgoingRequest => ({
  method: 'GET',
  url,
  headers: [{ name: 'Accept', value: 'application/json' }],
  body: null,
})

/**
 * Asks Lago whether it takes the key: `GET /organizations`, the cheapest call that needs one, then `GET /health` at the
 * root, without the key, for the version (lago-api:app/controllers/application_controller.rb).
 */
export const checkConnection = async (send: Send, credential: OpenCredential): Promise<CheckResult> => {
  const { answer, latencyMs } = await send(credential, get(`${credential.baseUrl}/organizations`), {
    timeoutMs,
  })
  const verdict = connectionVerdict(answer)
  if (!verdict.ok) return verdict
  const version = await readVersion(send, credential)
  const { organization } = verdict
  return { ok: true, organization, version, latencyMs, sentence: sentence(organization, version) }
}

const sentence = (organization: string | null, version: string | null) => {
  const who =
    organization === null
      ? 'The key is valid; it may not read the name of its organization.'
      : `The key belongs to ${organization}.`
  return version === null ? who : `${who} Lago ${version} answers there.`
}

const Health = z.object({ version: z.string().min(1).max(100) })

const readVersion = async (send: Send, credential: OpenCredential): Promise<string | null> => {
  const { answer } = await send(
    { ...credential, apiKey: '' },
    get(new URL('/health', credential.baseUrl).href),
    { timeoutMs },
  )
  if (answer.kind !== 'answered' || answer.status !== 200) return null
  try {
    return Health.safeParse(JSON.parse(answer.body)).data?.version ?? null
  } catch {
    return null
  }
}
