import type { CheckResult } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'

/** Keeps the last check; what an earlier one learnt of the organization stays when this one could not read it. */
export const saveCheck = async (db: Sql, id: string, result: CheckResult, now: Date): Promise<void> => {
  const organization = result.ok ? result.organization : null
  const version = result.ok ? result.version : null
  await db.query(
    `update credential set check_result = $2, checked_at = $3, organization = coalesce($4, organization),
       lago_version = coalesce($5, lago_version) where id = $1`,
    [id, JSON.stringify(result), now, organization, version],
  )
}
