import type { Sql } from '../../db/database.ts'

/**
 * How many records of a Nexset a test has sent as they are with this credential: as events, which Lago knows again by
 * their id, or as calls that repeat their effect, which Ferry does not repeat.
 */
export const countSentAsTest = async (db: Sql, nexsetId: string, credentialId: string): Promise<number> => {
  const [row] = await db.query<{ count: number }>(
    `select count(distinct at)::int as count from (
       select generate_series(lower(part), upper(part) - 1) as at
       from test_call, unnest(offsets) as part
       where nexset_id = $1 and credential_id = $2 and not edited and outcome in ('accepted', 'exists')
       union
       select record_offset from intent
       where nexset_id = $1 and credential_id = $2 and origin = 'test' and state = 'arrived'
     ) as sent`,
    [nexsetId, credentialId],
  )
  return row?.count ?? 0
}
