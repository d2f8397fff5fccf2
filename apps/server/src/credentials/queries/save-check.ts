import type { Db } from '../../db/database.ts'
import type { Checked } from '../check.ts'
import { saveOrganization } from './save-organization.ts'

/** Keeps the last check; what an earlier one learnt of the organization stays when this one could not read it. */
export const saveCheck = async (db: Db, id: string, { result, proof }: Checked, now: Date): Promise<void> => {
  const organization = result.ok ? result.organization : null
  const version = result.ok ? result.version : null
  await db.query(
    `update credential set check_result = $2, checked_at = $3, organization = coalesce($4, organization),
       lago_version = coalesce($5, lago_version) where id = $1`,
    [id, JSON.stringify(result), now, organization, version],
  )
  if (proof !== null) await saveOrganization(db, id, proof)
}
