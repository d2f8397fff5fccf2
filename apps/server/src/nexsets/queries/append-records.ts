import type { Appended } from '@ferry/contract'
import { inferAttributes } from '@ferry/core'
import type { Db, Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { packPages, toPages } from '../pages.ts'
import { insertPages, lockNexset } from './append-pages.ts'
import { readRecords } from './read-records.ts'

/** The attributes of a Nexset are those of so many of its first records. */
export const sampledRecords = 1_000

export interface NewRecords {
  nexsetId: string
  texts: readonly string[]
  now: Date
  /** With a key the same call again gets the first answer, and nothing is stored twice. */
  idempotency: { key: string; sha256: string } | null
}

/**
 * Stores records at the end of a Nexset, all or none; durable when it returns. Wakes delivery. Throws not_found,
 * key_reused when the key came with another body before, and state_forbids for a Nexset of answers.
 */
export const appendRecords = async (
  db: Db,
  { nexsetId, texts, now, idempotency }: NewRecords,
): Promise<Appended> => {
  const pages = await packPages(toPages(texts))
  return db.transaction(async (tx) => {
    const { record_count, source } = await lockNexset(tx, nexsetId, 'ready')
    if (source === 'responses') throw new ProblemError('state_forbids', onlyAnswers)
    const scope = `append ${nexsetId}`
    const first = idempotency && (await firstAnswer(tx, scope, idempotency, now))
    if (first) return first
    await insertPages(tx, nexsetId, { pages, end: record_count, receivedAt: now })
    if (isSampleDue(record_count, record_count + texts.length)) await sampleAttributes(tx, nexsetId)
    await tx.query(`select pg_notify('nexset', $1)`, [nexsetId])
    const appended = { firstOffset: record_count, recordCount: texts.length, receivedAt: now.toISOString() }
    if (idempotency) {
      await tx.query('update idempotency_key set answer = $3 where scope = $1 and key = $2', [
        scope,
        idempotency.key,
        JSON.stringify(appended),
      ])
    }
    return appended
  })
}

const onlyAnswers =
  "This Nexset holds the answers of a destination's calls, and nothing else is added to it. Nothing was stored."

/** The answer that this key got before; null takes the key for this call. The Nexset's row lock keeps others out. */
const firstAnswer = async (
  tx: Sql,
  scope: string,
  { key, sha256 }: { key: string; sha256: string },
  now: Date,
): Promise<Appended | null> => {
  const [before] = await tx.query<{ request_sha256: string; answer: string | null }>(
    'select request_sha256, answer from idempotency_key where scope = $1 and key = $2',
    [scope, key],
  )
  if (!before) {
    await tx.query(
      'insert into idempotency_key (scope, key, request_sha256, created_at) values ($1, $2, $3, $4)',
      [scope, key, sha256, now],
    )
    return null
  }
  if (before.request_sha256 !== sha256) {
    throw new ProblemError(
      'key_reused',
      'This Idempotency-Key came with other records before. Nothing was stored. Use a new key for new records.',
    )
  }
  return JSON.parse(before.answer ?? 'null')
}

/** Each time the sample has grown by a fifth: a record at a time would otherwise be read a thousand times over. */
const isSampleDue = (before: number, after: number) => {
  const growth = (count: number) => Math.floor(Math.log(Math.min(count, sampledRecords)) / Math.log(1.2))
  return before < sampledRecords && growth(after) > growth(before)
}

const sampleAttributes = async (tx: Sql, nexsetId: string) => {
  const records = await readRecords(tx, nexsetId, 0, sampledRecords)
  const attributes = inferAttributes(records.map(({ text }) => text))
  await tx.query('update nexset set attributes = $2 where id = $1', [nexsetId, JSON.stringify(attributes)])
}
