import type { Call } from '@ferry/contract'
import type { HeaderPair } from '@ferry/core'
import type { Sql } from '../../db/database.ts'
import { readNumberCursor } from '../../http/cursor.ts'

export interface StoredCall {
  call: Call
  destinationId: string
  nexsetId: string
  /** Of the config version it was made with. */
  baseUrl: string
  config: string
  /** Text of an int8multirange. */
  offsets: string
  answer: { headers: HeaderPair[]; body: string | null; cut: boolean; kept: boolean }
}

/** Newest first. `cursor` is the `next` of the page before. */
export const readCalls = async (
  db: Sql,
  destinationId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Call[]; next: string | null }> => {
  const rows = await db.query<CallRow>(
    `select ${columns} from call c where destination_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [destinationId, readNumberCursor(cursor), limit + 1],
  )
  const items = rows.slice(0, limit)
  return { items: items.map(toCall), next: rows.length > limit ? String(items.at(-1)?.id) : null }
}

/** One call with what its request was made from, or null. */
export const readCall = async (
  db: Sql,
  destinationId: string,
  callId: string,
): Promise<StoredCall | null> => {
  if (!/^\d{1,15}$/.test(callId)) return null
  const [row] = await db.query<CallRow & DetailRow>(
    `select ${columns}, c.offsets::text, c.answer_headers, c.answer_body, c.answer_cut, c.has_details, d.nexset_id, v.config, cr.base_url
     from call c join destination d on d.id = c.destination_id
     join destination_config v on v.destination_id = c.destination_id and v.number = c.config_number
     join credential cr on cr.id = v.credential_id
     where c.destination_id = $1 and c.id = $2`,
    [destinationId, callId],
  )
  if (!row) return null
  return {
    call: toCall(row),
    destinationId,
    nexsetId: row.nexset_id,
    baseUrl: row.base_url,
    config: row.config,
    offsets: row.offsets,
    answer: {
      headers: JSON.parse(row.answer_headers),
      body: row.answer_body,
      cut: row.answer_cut,
      kept: row.has_details,
    },
  }
}

interface CallRow {
  id: number
  method: string
  url: string
  attempt: number
  record_count: number
  first_offset: number
  last_offset: number
  body_bytes: number
  body_sha256: string | null
  outcome: Call['outcome']
  sentence: string
  status: number | null
  error: string | null
  sent_at: Date
  answered_at: Date
}

interface DetailRow {
  offsets: string
  answer_headers: string
  answer_body: string | null
  answer_cut: boolean
  has_details: boolean
  nexset_id: string
  config: string
  base_url: string
}

const columns = `c.id, c.method, c.url, c.attempt, c.record_count, lower(c.offsets) as first_offset,
  upper(c.offsets) - 1 as last_offset, c.body_bytes, c.body_sha256, c.outcome, c.sentence, c.status, c.error, c.sent_at,
  c.answered_at`

const toCall = (row: CallRow): Call => ({
  id: String(row.id),
  method: row.method,
  url: row.url,
  attempt: row.attempt,
  recordCount: row.record_count,
  firstOffset: row.first_offset,
  lastOffset: row.last_offset,
  bodyBytes: row.body_bytes,
  bodySha256: row.body_sha256,
  outcome: row.outcome,
  sentence: row.sentence,
  status: row.status,
  error: row.error,
  latencyMs: row.answered_at.getTime() - row.sent_at.getTime(),
  sentAt: row.sent_at.toISOString(),
})
