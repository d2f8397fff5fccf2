import type { Db, Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

interface NewNexset {
  id: string
  name: string
  now: Date
  source?: 'records' | 'webhook'
}

/** An empty Nexset, to be appended to. */
export const insertNexset = async (db: Sql, { id, name, now, source = 'records' }: NewNexset) => {
  await db.kysely.insertInto('nexset').values({ id, name, state: 'ready', source, created_at: now }).execute()
}

const foreignKeyViolation = '23503'

/**
 * Deletes a Nexset and its records. Throws not_found, or in_use with the names of the destinations that send it or that
 * still write the answers of their calls into it.
 */
export const deleteNexset = async (db: Db, id: string) => {
  await refuseWhileFed(db, id)
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

const refuseWhileFed = async (db: Db, id: string) => {
  const [feeder] = await db.query<{ name: string }>(
    `select d.name from nexset n join destination d on d.id = n.responses_of
     join destination_config v on v.destination_id = d.id and v.number = d.config_number
     where n.id = $1 and (v.config::json ->> 'responseWebhook')::boolean`,
    [id],
  )
  if (!feeder) return
  throw new ProblemError(
    'in_use',
    `The destination "${feeder.name}" writes the answers of its calls into this Nexset. Nothing was deleted. Untick that in the destination, or delete the destination first.`,
  )
}
