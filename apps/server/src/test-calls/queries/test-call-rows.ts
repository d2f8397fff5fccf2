import { type TestCall, TestCall as TestCallSchema } from '@ferry/contract'
import { z } from 'zod'
import type { Sql } from '../../db/database.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { ProblemError } from '../../http/problem-error.ts'

/** So many are kept of a Nexset. */
const kept = 20
/** A call without an answer after this long was cut off by the end of its process. */
const cutOffAfterSeconds = 120

const Stored = z.object({
  request: TestCallSchema.shape.request,
  answer: TestCallSchema.shape.answer,
  refusals: TestCallSchema.shape.refusals,
})

export type Begun = Pick<TestCall, 'id' | 'nexsetId' | 'credentialId' | 'edited' | 'request'> & {
  offsets: readonly number[]
}

/** Durable before the first byte leaves, so that no test is forgotten. */
export const beginTestCall = async (db: Sql, call: Begun, sentAt: Date): Promise<void> => {
  const offsets = `{${call.offsets.map((offset) => `[${offset},${offset + 1})`).join(',')}}`
  await db.query(
    `insert into test_call (id, nexset_id, credential_id, offsets, edited, request, sent_at)
     values ($1, $2, $3, $4::int8multirange, $5, $6, $7)`,
    [call.id, call.nexsetId, call.credentialId, offsets, call.edited, JSON.stringify(call.request), sentAt],
  )
  await db.query(
    `delete from test_call where nexset_id = $1 and id not in (
       select id from test_call where nexset_id = $1 order by sent_at desc, id desc limit ${kept})`,
    [call.nexsetId],
  )
}

export const finishTestCall = async (db: Sql, call: TestCall): Promise<void> => {
  await db.query(
    'update test_call set answer = $2, outcome = $3, sentence = $4, refusals = $5, sent_at = $6 where id = $1',
    [
      call.id,
      JSON.stringify(call.answer),
      call.outcome,
      call.sentence,
      JSON.stringify(call.refusals),
      call.sentAt,
    ],
  )
}

interface Row {
  id: string
  nexset_id: string
  credential_id: string
  edited: boolean
  request: string
  answer: string | null
  outcome: TestCall['outcome'] | null
  sentence: string | null
  refusals: string
  sent_at: Date
}

/** The last test calls of a Nexset, newest first; those still under way are left out. */
export const readTestCalls = async (
  db: Sql,
  { nexsetId, cursor, limit }: { nexsetId: string; cursor?: string | undefined; limit: number },
) => {
  const { at, id } = readCursor(cursor)
  const rows = await db.query<Row>(
    `select id, nexset_id, credential_id, edited, request, answer, outcome, sentence, refusals, sent_at from test_call
     where nexset_id = $1 and ($2::timestamptz is null or (sent_at, id) < ($2::timestamptz, $3::uuid))
       and (outcome is not null or sent_at < now() - $5 * interval '1 second')
     order by sent_at desc, id desc limit $4`,
    [nexsetId, at, id, limit + 1, cutOffAfterSeconds],
  )
  return pageOf(rows, limit, (row) => ({ at: row.sent_at, id: row.id }), toTestCall)
}

/** One test call; throws `not_found` when it is gone. */
export const readTestCall = async (db: Sql, id: string): Promise<TestCall> => {
  const [row] = await db.query<Row>(
    `select id, nexset_id, credential_id, edited, request, answer, outcome, sentence, refusals, sent_at from test_call
     where id = $1`,
    [id],
  )
  if (!row)
    throw new ProblemError('not_found', 'This test is no longer kept: the last twenty of a Nexset are.')
  return toTestCall(row)
}

/** What is said of a test during which Ferry ended. */
export const cutOff =
  'Ferry ended while this test was under way, so its answer is not known. It may have been stored: look into Lago before you send it again.'
const noAnswer = { status: null, headers: [], body: null, bodyCut: false, error: 'cut off', latencyMs: 0 }

const toTestCall = (row: Row): TestCall => ({
  id: row.id,
  nexsetId: row.nexset_id,
  credentialId: row.credential_id,
  edited: row.edited,
  ...Stored.parse({
    request: JSON.parse(row.request),
    answer: row.answer === null ? noAnswer : JSON.parse(row.answer),
    refusals: JSON.parse(row.refusals),
  }),
  outcome: row.outcome ?? 'unknown',
  sentence: row.sentence ?? cutOff,
  sentAt: row.sent_at.toISOString(),
})
