import type { Credential } from '@ferry/contract'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { checkConnection } from './check.ts'
import { openCredential } from './open-credential.ts'
import { saveCheck } from './queries/save-check.ts'
import { updateCredential } from './queries/update-credential.ts'
import { sealKey } from './seal-key.ts'

/**
 * Changes a credential. A new key is checked first: where the organization is known, it must prove to belong to the
 * same one, because ids and what was already sent are counted per organization.
 */
export const changeCredential = async (
  deps: Deps,
  present: Credential,
  change: {
    version: number
    name?: string | undefined
    description?: string | undefined
    apiKey?: string | undefined
  },
): Promise<void> => {
  const { apiKey, version, ...texts } = change
  if (apiKey === undefined) return updateCredential(deps.db, present.id, version, texts)
  if (present.version !== version) throw new ProblemError('conflict')
  const open = { ...(await openCredential(deps, present.id)), apiKey }
  const result = await checkConnection(deps.send, open)
  const known = present.organization
  if (known !== null) {
    if (!result.ok) throw refused(`The new key could not be checked: ${result.sentence}`)
    if (result.organization === null)
      throw refused(`The new key may not read its organization, so it cannot prove to be one of ${known}.`)
    if (result.organization !== known)
      throw refused(
        `The new key belongs to ${result.organization}, this credential to ${known}. Make another credential for it.`,
      )
  }
  await updateCredential(deps.db, present.id, version, {
    ...texts,
    key: sealKey(deps.secret, apiKey, present.id),
  })
  await saveCheck(deps.db, present.id, result, deps.now())
  // Whoever was held because of the old key is tried at once.
  await deps.db.query(`select pg_notify('credential', $1)`, [present.id])
}

const refused = (reason: string) => new ProblemError('state_forbids', `${reason} The earlier key was kept.`)
