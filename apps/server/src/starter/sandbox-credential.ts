import { randomUUID } from 'node:crypto'
import { insertCredential } from '../credentials/queries/insert-credential.ts'
import { sealKey } from '../credentials/seal-key.ts'
import type { Deps } from '../deps.ts'

const name = 'Lago sandbox'
const description =
  'A pretend Lago that runs beside this Ferry. Its memory is emptied each time Ferry ends, and its address changes with each start.'

/** Writes the sandbox's present address and key into its credential, which is made when there is none. */
export const saveSandboxCredential = async (
  { db, secret, now }: Pick<Deps, 'db' | 'secret' | 'now'>,
  { baseUrl, apiKey }: { baseUrl: string; apiKey: string },
): Promise<void> => {
  const rows = await db.query<{ id: string }>(
    'select id from credential where sandbox order by created_at limit 1',
  )
  const id = rows[0]?.id ?? randomUUID()
  const { sealed, ending } = sealKey(secret, apiKey, id)
  if (rows.length > 0) {
    await db.query('update credential set base_url = $2, key_sealed = $3, key_ending = $4 where id = $1', [
      id,
      baseUrl,
      sealed,
      ending,
    ])
    return
  }
  const address = {
    deployment: 'self_hosted' as const,
    baseUrl,
    keySealed: sealed,
    keyEnding: ending,
    sandbox: true,
  }
  await insertCredential(db, { id, name, description, ...address }, now())
}
