import type { SourceRecord } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import { type ConfigVersion, readConfigVersion } from '../engine/ranges/config-version.ts'
import { withRevisions } from '../engine/ranges/revisions.ts'
import { readRecordsAt } from '../nexsets/queries/read-records.ts'

/** Reads config versions of a destination, each once. */
export const configVersions = (db: Sql, destinationId: string) => {
  const read = new Map<number | null, Promise<ConfigVersion | null>>()
  return async (number: number | null): Promise<ConfigVersion> => {
    const version = await (read.get(number) ??
      read.set(number, readConfigVersion(db, destinationId, number)).get(number))
    if (!version) throw new Error('A config version that was delivered with is gone.')
    return version
  }
}

/** Records at these offsets as they were last edited for a destination, by offset. */
export const readEdited = async (
  db: Sql,
  { id, nexsetId }: { id: string; nexsetId: string },
  offsets: readonly number[],
): Promise<Map<number, SourceRecord>> => {
  const records = await withRevisions(db, id, await readRecordsAt(db, nexsetId, offsets))
  return new Map(records.map((record) => [record.offset, record]))
}
