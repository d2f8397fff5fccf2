import { DestinationConfig, type EventStore } from '@ferry/core'
import type { Sql } from '../../db/database.ts'

/** One immutable version of a destination's config; its credential belongs to it. */
export interface ConfigVersion {
  number: number
  config: DestinationConfig
  credentialId: string
  baseUrl: string
  /** Of the organization, once an accepted event gave it away. */
  eventStore: EventStore | null
}

/** A version, or the present one where `number` is null; null when the destination is gone. */
export const readConfigVersion = async (
  db: Sql,
  destinationId: string,
  number: number | null,
): Promise<ConfigVersion | null> => {
  const [row] = await db.query<{
    number: number
    config: string
    credential_id: string
    base_url: string
    event_store: EventStore | null
  }>(
    `select v.number, v.config, v.credential_id, c.base_url, c.event_store
     from destination d
     join destination_config v on v.destination_id = d.id and v.number = coalesce($2::int, d.config_number)
     join credential c on c.id = v.credential_id
     where d.id = $1`,
    [destinationId, number],
    { keepAs: 'config version' },
  )
  return row
    ? {
        number: row.number,
        config: DestinationConfig.parse(JSON.parse(row.config)),
        credentialId: row.credential_id,
        baseUrl: row.base_url,
        eventStore: row.event_store,
      }
    : null
}
