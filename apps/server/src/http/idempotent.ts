import { createHash } from 'node:crypto'
import type { Db } from '../db/database.ts'
import { ProblemError } from './problem-error.ts'

/** No call that is worked on takes as long, so whoever had this key has died with it. */
const abandonedAfterSeconds = 120

/** Nobody tries the same call again after so long; until then a key must not be forgotten. */
const keptDays = 7

/** Forgets keys, with the answers that are kept for them, that nobody will ask for again. */
export const forgetOldKeys = async (db: Db): Promise<void> => {
  await db.query(`delete from idempotency_key where created_at < now() - make_interval(days => $1)`, [
    keptDays,
  ])
}

export interface KeyedCall {
  scope: string
  /** The `Idempotency-Key` header; undefined works without. */
  key: string | undefined
  /** What the key stands for; the same key with another request is refused. */
  request: unknown
  /** What to say when the first call with this key never ended. */
  abandoned: string
}

/**
 * Does `work` once per key: the same key again gets the first answer again, also when that was lost on its way. A
 * ProblemError of `work` frees the key, because it is thrown before anything was done.
 */
export const idempotently = async <Answer>(
  db: Db,
  call: KeyedCall,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  const { scope, key, request } = call
  if (key === undefined) return work()
  if (key === '' || key.length > 200)
    throw new ProblemError('invalid_input', 'An Idempotency-Key has 1 to 200 characters.')
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const [first] = await db.query(
    `insert into idempotency_key (scope, key, request_sha256) values ($1, $2, $3)
     on conflict (scope, key) do nothing returning key`,
    [scope, key, digest],
  )
  if (!first) return earlierAnswer<Answer>(db, call, digest)
  try {
    const answer = await work()
    await db.query('update idempotency_key set answer = $3 where scope = $1 and key = $2', [
      scope,
      key,
      JSON.stringify(answer),
    ])
    return answer
  } catch (error) {
    if (error instanceof ProblemError)
      await db.query('delete from idempotency_key where scope = $1 and key = $2', [scope, key])
    throw error
  }
}

const earlierAnswer = async <Answer>(
  db: Db,
  { scope, key, abandoned }: KeyedCall,
  digest: string,
): Promise<Answer> => {
  const [row] = await db.query<{ request_sha256: string; answer: string | null; is_abandoned: boolean }>(
    `select request_sha256, answer, created_at < now() - $3 * interval '1 second' as is_abandoned
     from idempotency_key where scope = $1 and key = $2`,
    [scope, key, abandonedAfterSeconds],
  )
  if (!row) throw new ProblemError('key_in_progress')
  if (row.request_sha256 !== digest) throw new ProblemError('key_reused')
  if (row.answer !== null) return JSON.parse(row.answer) as Answer
  throw row.is_abandoned ? new ProblemError('state_forbids', abandoned) : new ProblemError('key_in_progress')
}
