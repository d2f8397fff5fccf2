import { verdict as judge, type PlannedRequest, type Verdict } from '@ferry/core'
import type { SentCall } from '../../lago/send.ts'
import type { Sending } from './sending.ts'

/** Makes a call and says what its answer means. `movesMoney`: a repeat of it would charge again. */
export const makeCall = async (
  sending: Sending,
  request: PlannedRequest,
  movesMoney: boolean,
): Promise<{ sent: SentCall; verdict: Verdict }> => {
  const sent = await send(sending, request)
  const isBatch = sending.version.config.batching !== null
  const { method, url, offsets, body } = request
  const verdict = judge(
    { method, url, recordCount: offsets.length, body, ...(isBatch && { batch: true }) },
    sent.answer,
  )
  return { sent, verdict: carefully(verdict, sent, movesMoney) }
}

/** An exception of the sender itself is taken for an unknown outcome, because it may come after the first byte. */
const send = async ({ deps, credential, abort }: Sending, request: PlannedRequest): Promise<SentCall> => {
  const sentAt = new Date()
  try {
    return await deps.send(credential, request, { signal: abort })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const answeredAt = new Date()
    return {
      answer: { kind: 'failed', error: 'cancelled', detail, mayHaveArrived: true },
      sentAt,
      answeredAt,
      latencyMs: 0,
    }
  }
}

/** Where money moves each time, only what is certain counts as not sent; where nothing left, nothing is unknown. */
const carefully = (verdict: Verdict, { answer }: SentCall, movesMoney: boolean): Verdict => {
  const neverLeft = answer.kind === 'failed' && !answer.mayHaveArrived
  if (verdict.kind === 'unknown' && neverLeft)
    return { kind: 'retry', afterSeconds: null, sentence: verdict.sentence }
  if (!movesMoney || verdict.kind !== 'retry' || neverLeft) return verdict
  const isPlatformLimit =
    answer.kind === 'answered' && answer.status === 429 && !answer.body.includes('too_many_provider_requests')
  const isLock =
    answer.kind === 'answered' && answer.status === 422 && answer.body.includes('lock_acquisition_failed')
  return isPlatformLimit || isLock ? verdict : { kind: 'unknown', sentence: verdict.sentence }
}
