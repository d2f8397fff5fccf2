import type { DraftToKeep } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

/**
 * Makes a draft (version 0) or goes on with the version named. Throws `conflict` when somebody else did so meanwhile,
 * or discarded it, and `invalid_input` when its Nexset is gone. Two first saves at once are one conflict, not two rows.
 */
export const saveDraft = async (db: Sql, id: string, draft: DraftToKeep, now: Date): Promise<void> => {
  const values = [id, draft.nexsetId, draft.name, draft.step, JSON.stringify(draft.form), now]
  const rows =
    draft.version === 0
      ? await db.query(
          `insert into draft (id, nexset_id, name, step, form, updated_at)
           select $1, n.id, $3, $4, $5, $6 from nexset n where n.id = $2 and n.state = 'ready'
           on conflict (id) do nothing returning id`,
          values,
        )
      : await db.query(
          `update draft set name = $3, step = $4, form = $5, updated_at = $6, version = version + 1
           where id = $1 and nexset_id = $2 and version = $7 returning id`,
          [...values, draft.version],
        )
  if (rows.length > 0) return
  const [nexset] = await db.query(`select 1 from nexset where id = $1 and state = 'ready'`, [draft.nexsetId])
  if (!nexset)
    throw new ProblemError('invalid_input', 'The Nexset of this draft does not exist, or no longer does.', [
      { path: 'body.nexsetId', message: 'There is no such Nexset.' },
    ])
  throw new ProblemError('conflict', changedElsewhere)
}

const changedElsewhere =
  'This draft was changed or discarded in another tab or by somebody else meanwhile. Nothing of theirs was overwritten.'
