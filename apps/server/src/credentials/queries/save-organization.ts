import type { Db, Sql } from '../../db/database.ts'
import { moveKnownIds } from '../../engine/identities/log-rows.ts'

/** What a key has proved. */
export interface Proof {
  /** The lago_id of its organization. */
  organizationId: string
  /** The makeshift identity of whoever has this key. */
  keyIdentity: string
}

/**
 * Keeps which Lago organization a credential belongs to, as its key proved it. What was remembered of it, and of others
 * with the same key, under a makeshift identity is remembered of the organization from now on; where both know a record,
 * the organization's own memory stays. A call under way meanwhile ends as unknown.
 */
export const saveOrganization = (
  db: Db,
  credentialId: string,
  { organizationId, keyIdentity }: Proof,
): Promise<void> =>
  db.transaction(async (tx) => {
    const [row] = await tx.query<{ identity: string | null; organization_id: string | null }>(
      'select identity, organization_id from credential where id = $1 for update',
      [credentialId],
    )
    if (!row || row.organization_id === organizationId) return
    await tx.query('update credential set organization_id = $2, identity = $2 where id = $1', [
      credentialId,
      organizationId,
    ])
    await moveMemory(tx, keyIdentity, organizationId)
    if (row.identity !== null && row.organization_id === null)
      await moveMemory(tx, row.identity, organizationId)
    await tx.query('update credential set organization_id = $2, identity = $2 where identity = $1', [
      keyIdentity,
      organizationId,
    ])
  })

/** Keeps a makeshift identity of a credential that had none, or none that anybody had asked for. */
export const saveMakeshiftIdentity = (db: Db, credentialId: string, identity: string): Promise<void> =>
  db.transaction(async (tx) => {
    const [row] = await tx.query<{ identity: string | null }>(
      'select identity from credential where id = $1 for update',
      [credentialId],
    )
    if (!row || (row.identity !== null && !isUnasked(row.identity))) return
    await tx.query('update credential set identity = $2 where id = $1', [credentialId, identity])
    if (row.identity !== null) await moveMemory(tx, row.identity, identity)
  })

/** Of a time before Ferry asked for organizations. */
export const isUnasked = (identity: string): boolean => identity.startsWith('credential:')

const moveMemory = async (tx: Sql, from: string, to: string): Promise<void> => {
  await tx.query(
    `insert into intent (organization, credential_id, operation, nexset_id, record_offset, state, origin, earlier_state, at,
       content, earlier_content)
     select $2, credential_id, operation, nexset_id, record_offset, state, origin, earlier_state, at, content, earlier_content
     from intent where organization = $1 on conflict do nothing`,
    [from, to],
  )
  await tx.query('delete from intent where organization = $1', [from])
  await moveKnownIds(tx, from, to)
}
