import { type PlannedRequest, parseJson, writeJson } from '@ferry/core'
import type { SentCall } from '../../lago/send.ts'
import type { CallRow } from '../ranges/commit.ts'

/** Of a longer answer the beginning is kept, as text: a record has at most 1 MiB. */
const keptCharacters = 200_000

/**
 * What became of one attempt, as a record for the destination's Nexset of answers. Always the same keys; `answer` is
 * Lago's own JSON, digit for digit, or the text of an answer that is no JSON.
 */
export const responseRecord = (
  call: Omit<CallRow, 'ref'>,
  { offsets }: PlannedRequest,
  { answer }: SentCall,
): string => {
  const { destination_id: destination, method, url, body_bytes: bytes, body_sha256: sha256 } = call
  const { attempt, status, error, sent_at: sentAt, answered_at: answeredAt } = call
  const head = JSON.stringify({
    destination,
    request: { method, url, bytes, sha256 },
    attempt,
    status,
    error,
  })
  const tail = JSON.stringify({ offsets, sentAt, answeredAt })
  const text = answer.kind === 'answered' ? answerText(answer.body) : 'null'
  return `${head.slice(0, -1)},"answer":${text},${tail.slice(1)}`
}

const answerText = (body: string): string => {
  if (body === '') return 'null'
  const parsed = body.length <= keptCharacters ? parseJson(body) : { ok: false as const }
  return parsed.ok ? writeJson(parsed.value) : JSON.stringify(body.slice(0, keptCharacters))
}
