import type { Db } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

/**
 * Deletes a credential and its test calls. Throws `in_use` while a destination uses it or did, and when calls that
 * repeat an effect were sent with it: that memory keeps anybody from being charged twice.
 */
export const deleteCredential = (db: Db, id: string): Promise<void> =>
  db.transaction(async (tx) => {
    const [row] = await tx.query('select id from credential where id = $1 for update', [id])
    if (!row) throw new ProblemError('not_found', 'This credential does not exist, or no longer does.')
    const names = await tx.query<{ name: string }>(
      `select distinct name from destination
       where credential_id = $1 or id in (select destination_id from destination_config where credential_id = $1)
       order by name limit 4`,
      [id],
    )
    if (names.length > 0) throw new ProblemError('in_use', usedBy(names.map(({ name }) => name)))
    const intents = await tx.query('select 1 from intent where credential_id = $1 limit 1', [id])
    if (intents.length > 0) throw new ProblemError('in_use', charged)
    await tx.query('delete from test_call where credential_id = $1', [id])
    await tx.query('delete from credential where id = $1', [id])
  })

const usedBy = (names: readonly string[]) =>
  `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''} use${names.length === 1 ? 's' : ''} this credential, or did. Delete ${names.length === 1 ? 'it' : 'them'} first; nothing was changed.`
const charged =
  'Calls that repeat their effect were sent with this credential. Ferry keeps it, so that nobody is charged twice for the same record.'
