import type { Credential } from '@ferry/contract'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { OpenCredential } from '../lago/send.ts'
import { askOrganization, type Checked, checkConnection } from './check.ts'
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
  const earlier = await openCredential(deps, present.id)
  const checked = await checkConnection(deps.send, { ...earlier, apiKey })
  requireSameOrganization(await knownOrganization(deps, present, earlier), checked, present.usedBy > 0)
  await updateCredential(deps.db, present.id, version, {
    ...texts,
    key: sealKey(deps.secret, apiKey, present.id),
  })
  await saveCheck(deps.db, present.id, checked, deps.now())
  // Whoever was held because of the old key is tried at once.
  await deps.db.query(`select pg_notify('credential', $1)`, [present.id])
}

interface Organization {
  id: string | null
  name: string | null
}

/** As far as it was proved, or as the earlier key can still tell. */
const knownOrganization = async (
  { db, send }: Deps,
  { id, organization }: Credential,
  earlier: OpenCredential,
): Promise<Organization> => {
  const [row] = await db.query<{ organization_id: string | null }>(
    'select organization_id from credential where id = $1',
    [id],
  )
  if (row?.organization_id) return { id: row.organization_id, name: organization }
  const { verdict } = await askOrganization(send, earlier)
  return verdict.ok && verdict.organizationId !== null
    ? { id: verdict.organizationId, name: verdict.organization }
    : { id: null, name: organization }
}

/** Where nothing is known, a key of a credential in use must at least be one that Lago takes. */
const requireSameOrganization = (known: Organization, { result, proof }: Checked, isUsed: boolean) => {
  const isKnown = known.id !== null || known.name !== null
  if (!isKnown && !isUsed) return
  if (!result.ok) throw refused(`The new key could not be checked: ${result.sentence}`)
  if (!isKnown) return
  const ours = known.name ?? 'its organization'
  if (proof === null && result.organization === null)
    throw refused(`The new key may not read its organization, so it cannot prove to be one of ${ours}.`)
  const isSame =
    known.id !== null && proof !== null
      ? proof.organizationId === known.id
      : result.organization === known.name
  if (!isSame)
    throw refused(
      `The new key belongs to ${result.organization ?? 'another organization'}, this credential to ${ours}. Make another credential for it.`,
    )
}

const refused = (reason: string) => new ProblemError('state_forbids', `${reason} The earlier key was kept.`)
