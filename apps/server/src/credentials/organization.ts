import type { Deps } from '../deps.ts'
import type { OpenCredential } from '../lago/send.ts'
import { askOrganization, identityOfKey } from './check.ts'
import { isUnasked, saveMakeshiftIdentity, saveOrganization } from './queries/save-organization.ts'

/**
 * What calls that repeat an effect are remembered under: the organization's lago_id, so that no second credential sends
 * them again. Asks Lago once. A key that may not read it stands for it together with the origin, so that at least the
 * same key is the same organization. Null when Lago gives no answer just now: then nothing may be sent either.
 */
export const organizationIdentity = async (
  { db, send }: Pick<Deps, 'db' | 'send'>,
  credential: OpenCredential,
): Promise<string | null> => {
  const known = await readIdentity(db, credential.id)
  if (known !== null && !isUnasked(known)) return known
  const { verdict } = await askOrganization(send, credential)
  const keyIdentity = identityOfKey(credential)
  if (!verdict.ok) {
    // Lago will refuse the call as well, so there is nothing to remember.
    if (verdict.code === 'key_refused') return keyIdentity
    if (verdict.code !== 'not_lago' && verdict.code !== 'no_such_endpoint') return null
  }
  if (verdict.ok && verdict.organizationId !== null)
    await saveOrganization(db, credential.id, { organizationId: verdict.organizationId, keyIdentity })
  else await saveMakeshiftIdentity(db, credential.id, keyIdentity)
  return readIdentity(db, credential.id)
}

const readIdentity = async (db: Deps['db'], credentialId: string): Promise<string | null> => {
  const [row] = await db.query<{ identity: string | null }>(
    'select identity from credential where id = $1',
    [credentialId],
    { keepAs: 'identity of a credential' },
  )
  return row?.identity ?? null
}
