import { createHash } from 'node:crypto'
import type { CheckResult } from '@ferry/contract'
import { type ConnectionVerdict, connectionVerdict } from '@ferry/core'
import { z } from 'zod'
import type { OpenCredential, OutgoingRequest, Send } from '../lago/send.ts'
import type { Proof } from './queries/save-organization.ts'

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
export const checkConnection = async (send: Send, credential: OpenCredential): Promise<Checked> => {
  const { verdict, latencyMs } = await askOrganization(send, credential)
  if (!verdict.ok) return { result: verdict, proof: null }
  const version = await readVersion(send, credential)
  const { organization, organizationId } = verdict
  const result = { organization, version, latencyMs, sentence: sentence(organization, version) }
  const proof = organizationId === null ? null : { organizationId, keyIdentity: identityOfKey(credential) }
  return { result: { ok: true, ...result }, proof }
}

/** What is told of a check, and what it proved, if the key may read its organization. */
export interface Checked {
  result: CheckResult
  proof: Proof | null
}

/** What stands for the organization of a key that may not read it: with the same origin and key it is the same one. */
export const identityOfKey = ({ baseUrl, apiKey }: OpenCredential): string =>
  `key:${createHash('sha256')
    .update(`${new URL(baseUrl).origin}\n${apiKey}`)
    .digest('hex')}`

/** `GET /organizations` alone. */
export const askOrganization = async (
  send: Send,
  credential: OpenCredential,
): Promise<{ verdict: ConnectionVerdict; latencyMs: number }> => {
  const url = `${credential.baseUrl}/organizations`
  const { answer, latencyMs } = await send(credential, get(url), { timeoutMs })
  return { verdict: connectionVerdict(answer), latencyMs }
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
