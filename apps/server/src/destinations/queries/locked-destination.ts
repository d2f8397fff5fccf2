import type { DestinationStatus } from '@ferry/contract'
import { DestinationConfig } from '@ferry/core'
import type { Sql } from '../../db/database.ts'
import { ProblemError } from '../../http/problem-error.ts'

export interface LockedDestination {
  id: string
  name: string
  nexsetId: string
  recordCount: number
  credentialId: string
  baseUrl: string
  status: DestinationStatus
  config: DestinationConfig
  configText: string
  configNumber: number
  version: number
  isFirstActivation: boolean
}

/** Holds a destination's row until the transaction ends: claims, edits and cuts of it wait. Throws `not_found`. */
export const lockDestination = async (tx: Sql, id: string): Promise<LockedDestination> => {
  await tx.query('select from destination where id = $1 for no key update', [id])
  // Read in a second statement, which sees the config of an edit that the first one waited for.
  const [row] = await tx.query<Row>(statement, [id], { keepAs: 'destination to change' })
  if (!row) throw new ProblemError('not_found', 'There is no destination with this id.')
  return {
    id,
    name: row.name,
    nexsetId: row.nexset_id,
    recordCount: row.record_count,
    credentialId: row.credential_id,
    baseUrl: row.base_url,
    status: row.status,
    config: DestinationConfig.parse(JSON.parse(row.config)),
    configText: row.config,
    configNumber: row.config_number,
    version: row.version,
    isFirstActivation: row.activated_at === null,
  }
}

interface Row {
  name: string
  nexset_id: string
  record_count: number
  credential_id: string
  base_url: string
  status: DestinationStatus
  config: string
  config_number: number
  version: number
  activated_at: Date | null
}

const statement = `
  select d.name, d.nexset_id, d.credential_id, d.status, d.config_number, d.version, d.activated_at, n.record_count, c.base_url, v.config
  from destination d
  join nexset n on n.id = d.nexset_id
  join credential c on c.id = d.credential_id
  join destination_config v on v.destination_id = d.id and v.number = d.config_number
  where d.id = $1`
