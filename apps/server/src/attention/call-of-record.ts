import type { CallOfRecord, NextRequest } from '@ferry/contract'
import { plan, type SourceRecord } from '@ferry/core'
import type { z } from 'zod'
import type { Sql } from '../db/database.ts'
import { renderCall } from '../destinations/call-detail.ts'
import { readCall } from '../destinations/queries/call-rows.ts'
import type { ConfigVersion } from '../engine/ranges/config-version.ts'
import { offsetsOf, parsePositions } from '../engine/ranges/positions.ts'

/** The call that brought a record to a person, with its request rendered again; null when there was none. */
export const callOfRecord = async (
  db: Sql,
  destinationId: string,
  callId: string | null,
  offset: number,
): Promise<z.input<typeof CallOfRecord> | null> => {
  const stored = callId === null ? null : await readCall(db, destinationId, callId)
  if (!stored) return null
  const { id, method, url, sentAt, recordCount, request, answer } = await renderCall(db, stored)
  const position = offsetsOf(parsePositions(stored.offsets)).indexOf(offset)
  return { id, method, url, sentAt, recordCount, position, request, answer }
}

/** What sending a record now would send. */
export const nextRequest = (
  { config, baseUrl }: ConfigVersion,
  record: SourceRecord,
  nexsetId: string,
): z.input<typeof NextRequest> => {
  const { requests, problems } = plan(config, [record], { nexsetId, baseUrl })
  return { request: requests[0] ?? null, problems }
}
