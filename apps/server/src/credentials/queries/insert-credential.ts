import type { Credential } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'

export interface CredentialToStore {
  id: string
  name: string
  description: string
  deployment: Credential['deployment']
  baseUrl: string
  keySealed: string
  keyEnding: string
  sandbox: boolean
}

export const insertCredential = async (db: Sql, credential: CredentialToStore, now: Date): Promise<void> => {
  const { id, name, description, deployment, baseUrl, keySealed, keyEnding, sandbox } = credential
  await db.query(
    `insert into credential (id, name, description, deployment, base_url, key_sealed, key_ending, sandbox, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, name, description, deployment, baseUrl, keySealed, keyEnding, sandbox, now],
  )
}
