import { createHash } from 'node:crypto'
import type { Answer, PlannedRequest, Verdict } from '@ferry/core'
import type { SentCall } from '../../lago/send.ts'
import type { CallRow } from '../ranges/commit.ts'
import { positionsText } from '../ranges/positions.ts'

/** Lago echoes whole batches; of an answer that needs no attention the beginning is enough. */
const keptWhenAccepted = 1_000
const keptOtherwise = 20_000

/** The row of one attempt. Of the request positions, size and hash are kept: config and records render it again. */
export const callRow = (
  { destinationId, configNumber }: { destinationId: string; configNumber: number },
  request: PlannedRequest,
  attempt: number,
  { answer, sentAt, answeredAt }: SentCall,
  verdict: Verdict,
): Omit<CallRow, 'ref'> => {
  const kept = verdict.kind === 'accepted' ? keptWhenAccepted : keptOtherwise
  const body = answer.kind === 'answered' ? answer.body : null
  return {
    destination_id: destinationId,
    config_number: configNumber,
    method: request.method,
    url: request.url,
    attempt,
    offsets: positionsText(request.offsets),
    record_count: request.offsets.length,
    body_sha256: request.body === null ? null : createHash('sha256').update(request.body).digest('hex'),
    body_bytes: request.body === null ? 0 : Buffer.byteLength(request.body),
    outcome: verdict.kind,
    sentence: verdictSentence(verdict, request.offsets.length, answer),
    status: answer.kind === 'answered' ? answer.status : null,
    error: answer.kind === 'failed' ? answer.error : null,
    answer_headers: JSON.stringify(answer.kind === 'answered' ? answer.headers : []),
    answer_body: body === null ? null : body.slice(0, kept),
    answer_cut: body !== null && body.length > kept,
    sent_at: sentAt.toISOString(),
    answered_at: answeredAt.toISOString(),
  }
}

/** A verdict in words, for the list of calls. */
const verdictSentence = (verdict: Verdict, count: number, answer: Answer): string => {
  const records = count === 1 ? 'the record' : `all ${count} records`
  switch (verdict.kind) {
    case 'accepted':
      return `Lago accepted ${records}.`
    case 'exists':
      return `Lago already holds ${verdict.positions.length} of ${count} ${count === 1 ? 'record' : 'records'}.`
    case 'rejected':
      return verdict.refusals.length === 1
        ? (verdict.refusals[0]?.sentence ?? '')
        : `Lago refused ${verdict.refusals.length} of ${count} records. ${verdict.refusals[0]?.sentence ?? ''}`.trim()
    case 'retry':
    case 'hold':
    case 'unknown':
      return answer.kind === 'failed' ? `${verdict.sentence} ${answer.detail}`.trim() : verdict.sentence
    default:
      return verdict satisfies never
  }
}
