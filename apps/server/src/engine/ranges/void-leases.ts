import type { Db } from '../../db/database.ts'
import { voidIntents } from '../../intents/intents.ts'

/**
 * Once, when an embedded database was opened: the folder lock proves that nobody else lives, so every lease and every
 * call on its way belonged to a process that has died. What it may have sent stays marked as such.
 */
export const voidLeases = async (db: Db): Promise<void> => {
  if (db.engine !== 'embedded') return
  await db.transaction(async (tx) => {
    await tx.query(
      `update range set state = 'ready', lease_owner = null, lease_until = null, in_flight = 0 where state = 'running'`,
    )
    await voidIntents(tx)
  })
}
