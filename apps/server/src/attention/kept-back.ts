import type { ActResult } from '@ferry/contract'
import type { Sql } from '../db/database.ts'
import { Values } from '../db/values.ts'
import type { LockedDestination } from '../destinations/queries/locked-destination.ts'
import { changedFields, identityOf } from './identity.ts'
import { type Chosen, whereChosen } from './queries/chosen.ts'
import { configVersions, readEdited } from './versions.ts'

type Kept = ActResult['kept'][number]

/**
 * Chosen records that may be stored in Lago and that the present settings would send under another identity: they could be
 * billed twice, so they are not sent again but left as they are. All that are unknown may be stored.
 */
export const keptBack = async (tx: Sql, destination: LockedDestination, chosen: Chosen): Promise<Kept[]> => {
  const values = new Values()
  const isAside = chosen.list === 'set_aside'
  const rows = await tx.query<{ record_offset: number; config_number: number }>(
    `select record_offset, config_number from ${chosen.list}
     where ${whereChosen(values, chosen)} and ${isAside ? 'may_be_stored' : 'true'} and config_number <> ${values.add(destination.configNumber)}
     order by record_offset`,
    values.list,
  )
  const versionOf = configVersions(tx, destination.id)
  const records = await readEdited(
    tx,
    destination,
    rows.map((row) => row.record_offset),
  )
  const kept: Kept[] = []
  for (const { record_offset: offset, config_number } of rows) {
    const record = records.get(offset)
    if (!record) continue
    const { nexsetId } = destination
    const [then, now] = [await versionOf(config_number), await versionOf(null)]
    const fields = changedFields(
      identityOf(then.config, record, { nexsetId, baseUrl: then.baseUrl }),
      identityOf(now.config, record, { nexsetId, baseUrl: now.baseUrl }),
    )
    if (fields.length > 0)
      kept.push({ offset, code: 'locked_fields', sentence: sentence(fields) + (isAside ? newId : answerIt) })
  }
  return kept
}

const sentence = (fields: readonly string[]) =>
  `An earlier call of this record may have been stored, and the present settings would send it with another ${fields.join(', ')}, so it could be billed twice. It was left as it is. Look it up in Lago; `
const newId = 'then discard it, or send it under a new id.'
const answerIt =
  'then answer that it arrived or leave it, or send it after the settings are again what they were.'
