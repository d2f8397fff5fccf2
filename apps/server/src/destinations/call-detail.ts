import { createHash } from 'node:crypto'
import type { CallDetail } from '@ferry/contract'
import { DestinationConfig, plan } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import { offsetsOf, parsePositions } from '../engine/ranges/positions.ts'
import { withRevisions } from '../engine/ranges/revisions.ts'
import { readRecordsAt } from '../nexsets/queries/read-records.ts'
import type { StoredCall } from './queries/call-rows.ts'

/**
 * A call with its request rendered again: bodies are not stored, but the config version and the records never change,
 * so `plan` makes the same bytes. `matches` says whether their SHA-256 is that of what was sent.
 */
export const renderCall = async (db: Sql, stored: StoredCall): Promise<CallDetail> => {
  const { call, nexsetId, baseUrl, answer } = stored
  const asTheyCame = await readRecordsAt(db, nexsetId, offsetsOf(parsePositions(stored.offsets)))
  const records = await withRevisions(db, stored.destinationId, asTheyCame, Number(call.id))
  const config = DestinationConfig.parse(JSON.parse(stored.config))
  const { requests } = plan(config, records, { nexsetId, baseUrl })
  const isSame = (request: (typeof requests)[number]) =>
    request.method === call.method && request.url === call.url && sha256(request.body) === call.bodySha256
  const request = requests.find(isSame) ?? requests[0]
  return {
    ...call,
    request: {
      headers: request?.headers ?? [],
      body: request?.body ?? null,
      matches: request !== undefined && requests.length === 1 && isSame(request),
    },
    answer: {
      status: call.status,
      headers: answer.headers,
      body: answer.body,
      bodyCut: answer.cut,
      error: call.error,
      latencyMs: call.latencyMs,
    },
    detailsForgotten: !answer.kept,
  }
}

/** Hash of a body's bytes as they are sent, or null where there is none. */
export const sha256 = (body: string | null): string | null =>
  body === null ? null : createHash('sha256').update(body).digest('hex')
