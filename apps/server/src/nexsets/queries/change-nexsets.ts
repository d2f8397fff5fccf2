import type { Db } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

/** An empty Nexset, to be appended to. */
export const insertNexset = async (db: Db, { id, name, now }: { id: string; name: string; now: Date }) => {
  await db.kysely.insertInto('nexset').values({ id, name, state: 'ready', created_at: now }).execute()
}

const foreignKeyViolation = '23503'

/** Deletes a Nexset and its records. Throws not_found, or in_use with the names of the destinations that send it. */
export const deleteNexset = async (db: Db, id: string) => {
  try {
    const deleted = await db.query(`delete from nexset where id = $1 and state = 'ready' returning id`, [id])
    if (deleted.length === 0)
      throw new ProblemError('not_found', 'This Nexset does not exist, or no longer does.')
  } catch (error) {
    if ((error as { code?: unknown }).code !== foreignKeyViolation) throw error
    const users = await db.query<{ name: string }>(
      'select name from destination where nexset_id = $1 order by created_at, id',
      [id],
    )
    const names = users.map(({ name }) => `"${name}"`).join(', ')
    throw new ProblemError(
      'in_use',
      `${users.length === 1 ? 'The destination' : 'The destinations'} ${names} would have nothing left to send. Nothing was deleted. Delete what uses it first.`,
    )
  }
}
