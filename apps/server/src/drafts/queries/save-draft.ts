import type { DraftToKeep } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

/**
 * Makes a draft (version 0) or goes on with the version named. Throws `conflict` when somebody else did so meanwhile,
 * or discarded it, and `invalid_input` when its Nexset or its destination is gone. Two first saves at once are one
 * conflict, not two rows.
 */
export const saveDraft = async (db: Sql, id: string, draft: DraftToKeep, now: Date): Promise<void> => {
  const { nexsetId, edited, name, step, form } = draft
  if (edited && edited.id !== id)
    throw new ProblemError('invalid_input', 'The draft of an edit has the id of its destination.', [
      { path: 'body.edited.id', message: 'It must be the id of the draft.' },
    ])
  const values = [
    id,
    nexsetId,
    name,
    step,
    JSON.stringify(form),
    now,
    edited?.id ?? null,
    edited?.version ?? null,
  ]
  const rows =
    draft.version === 0
      ? await db.query(
          `insert into draft (id, nexset_id, name, step, form, updated_at, destination_id, destination_version)
           select $1, n.id, $3, $4, $5, $6, $7, $8 from nexset n where n.id = $2 and n.state = 'ready'
             and ($7::uuid is null or exists (select 1 from destination where id = $7 and nexset_id = n.id))
           on conflict (id) do nothing returning id`,
          values,
        )
      : await db.query(
          `update draft set name = $3, step = $4, form = $5, updated_at = $6, version = version + 1,
             destination_version = $8
           where id = $1 and nexset_id = $2 and destination_id is not distinct from $7 and version = $9 returning id`,
          [...values, draft.version],
        )
  if (rows.length === 0) throw await reasonOf(db, draft)
}

/** Why a draft could not be kept. */
const reasonOf = async (db: Sql, { nexsetId, edited }: DraftToKeep): Promise<ProblemError> => {
  const [nexset] = await db.query(`select 1 from nexset where id = $1 and state = 'ready'`, [nexsetId])
  if (!nexset)
    return new ProblemError('invalid_input', 'The Nexset of this draft does not exist, or no longer does.', [
      { path: 'body.nexsetId', message: 'There is no such Nexset.' },
    ])
  const [gone] = await db.query(
    `select 1 where $1::uuid is not null
     and not exists (select 1 from destination where id = $1 and nexset_id = $2)`,
    [edited?.id ?? null, nexsetId],
  )
  if (gone)
    return new ProblemError('invalid_input', 'The destination that this draft changes was deleted.', [
      { path: 'body.edited.id', message: 'This Nexset has no such destination.' },
    ])
  return new ProblemError('conflict', changedElsewhere)
}

const changedElsewhere =
  'This draft was changed or discarded in another tab or by somebody else meanwhile. Nothing of theirs was overwritten.'
