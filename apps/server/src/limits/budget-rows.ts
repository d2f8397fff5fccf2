import type { Sql } from '../db/database.ts'
import type { Bucket } from './bucket.ts'
import type { Window } from './rate-headers.ts'

export interface BudgetKey {
  organization: string
  bucket: Bucket
}

/** Tokens to be spent before the window ends, `endsInMs` from now; none are left until then where it is 0. */
export interface Lease {
  granted: number
  endsInMs: number
}

/** Longer than a window is looked at again, whatever was asked for. */
export const longestPauseSeconds = 600

/** One in so many tokens of a window is kept for tests, which a person waits for. */
const reservedShare = 20

/**
 * Takes up to `wanted` tokens of the present window, opening the next one when it is over. Deliveries leave a reserve.
 * `seen`: what the last answer said is left; others may have spent some. Null when no limit is known.
 */
export const leaseTokens = async (
  db: Sql,
  { organization, bucket }: BudgetKey,
  { wanted, isTest, seen }: { wanted: number; isTest: boolean; seen: number | null },
): Promise<Lease | null> => {
  const [row] = await db.query<{ granted: number; ends_in: number }>(
    `with held as (
       select *, window_ends_at <= clock_timestamp() as is_over from budget
       where organization = $1 and bucket = $2 for update
     ),
     present as (
       select case when is_over then coalesce(window_limit, 1) else least(remaining, coalesce($5::int, remaining)) end as left_over,
         case when is_over then clock_timestamp() + window_ms * interval '1 millisecond' else window_ends_at end as ends_at,
         case when $4::boolean or coalesce(window_limit, 1) = 1 then 0 else greatest(1, window_limit / ${reservedShare}) end as reserve
       from held
     ),
     given as (
       select *, greatest(0, least($3::int, left_over - reserve)) as granted from present
     )
     update budget b set remaining = g.left_over - g.granted, window_ends_at = g.ends_at from given g
     where b.organization = $1 and b.bucket = $2
     returning g.granted, extract(epoch from g.ends_at - clock_timestamp())::float8 * 1000 as ends_in`,
    [organization, bucket, wanted, isTest, seen],
  )
  return row ? { granted: row.granted, endsInMs: Math.max(0, row.ends_in) } : null
}

/** A window as an answer tells of it, for a limit that was not known, or has changed. */
export const saveWindow = async (
  db: Sql,
  { organization, bucket }: BudgetKey,
  { limit, remaining, resetSeconds }: Window,
): Promise<void> => {
  await db.query(
    `with saved as (
       insert into budget as b (organization, bucket, window_limit, window_ms, remaining, window_ends_at)
       values ($1, $2, $3::int, $4::int, $5::int, clock_timestamp() + $4::int * interval '1 millisecond')
       on conflict (organization, bucket) do update set window_limit = $3::int, window_ms = greatest($4::int, 50)
     )
     select pg_notify('budget', $6)`,
    [
      organization,
      bucket,
      limit ?? Math.max(1, remaining),
      Math.max(50, Math.round(resetSeconds * 1000)),
      remaining,
      news('window', { organization, bucket }),
    ],
  )
}

/** Nobody sends anything for so many seconds, or for ten minutes: then one request finds out. */
export const pauseBudget = async (
  db: Sql,
  { organization, bucket }: BudgetKey,
  seconds: number,
): Promise<void> => {
  const ms = 1000 * Math.min(seconds, longestPauseSeconds)
  await db.query(
    `with paused as (
       insert into budget as b (organization, bucket, window_ms, remaining, window_ends_at)
       values ($1, $2, $3::int, 0, clock_timestamp() + $3::int * interval '1 millisecond')
       on conflict (organization, bucket) do update set remaining = 0,
         window_ends_at = greatest(b.window_ends_at, clock_timestamp() + $3::int * interval '1 millisecond')
     )
     select pg_notify('budget', $4)`,
    [organization, bucket, Math.max(50, Math.round(ms)), news('pause', { organization, bucket })],
  )
}

/** Lago answered again and names no limit: there is none. */
export const forgetBudget = async (db: Sql, { organization, bucket }: BudgetKey): Promise<void> => {
  await db.query(
    `with gone as (delete from budget where organization = $1 and bucket = $2 and window_limit is null)
     select pg_notify('budget', $3)`,
    [organization, bucket, news('window', { organization, bucket })],
  )
}

export const budgetName = ({ organization, bucket }: BudgetKey): string => `${bucket} ${organization}`

/** What a change is announced with, on the channel `budget`: a pause stops everybody at once. */
const news = (kind: 'pause' | 'window', key: BudgetKey): string => `${kind} ${budgetName(key)}`
