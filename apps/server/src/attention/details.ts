import type { SetAsideDetail, UnknownDetail } from '@ferry/contract'
import type { Sql } from '../db/database.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readRecordsAt } from '../nexsets/queries/read-records.ts'
import { callOfRecord, nextRequest } from './call-of-record.ts'
import { notAside } from './edit-record.ts'
import { effectOf } from './effect-words.ts'
import { identityOf } from './identity.ts'
import { readAsideRow } from './queries/aside-rows.ts'
import { readRevisions } from './queries/revisions.ts'
import { readUnknownRow } from './queries/unknown-rows.ts'
import { configVersions, readEdited } from './versions.ts'

interface Place {
  id: string
  nexsetId: string
}

/** Everything about a record that was set aside. Throws `not_found`. */
export const asideDetail = async (db: Sql, place: Place, offset: number): Promise<SetAsideDetail> => {
  const found = await readAsideRow(db, place.id, offset)
  const [original] = await readRecordsAt(db, place.nexsetId, [offset])
  if (!found || !original) throw notAside()
  const { row, configNumber, stored } = found
  const record = (await readEdited(db, place, [offset])).get(offset) ?? original
  const versionOf = configVersions(db, place.id)
  const { config, baseUrl } = await versionOf(configNumber)
  return {
    ...row,
    text: record.text,
    originalText: original.text,
    revisions: await readRevisions(db, place.id, offset),
    locked: row.mayBeStored ? identityOf(config, record, { nexsetId: place.nexsetId, baseUrl }) : {},
    call: await callOfRecord(db, place.id, row.callId, offset),
    next: nextRequest(await versionOf(null), record, place.nexsetId),
    stored,
  }
}

/** Everything that is needed to say what became of a record. Throws `not_found`. */
export const unknownDetail = async (db: Sql, place: Place, offset: number): Promise<UnknownDetail> => {
  const found = await readUnknownRow(db, place.id, offset)
  const record = (await readEdited(db, place, [offset])).get(offset)
  if (!found || !record)
    throw new ProblemError(
      'not_found',
      'The outcome of this record is known by now: somebody has answered, perhaps.',
    )
  const version = await configVersions(db, place.id)(null)
  const next = nextRequest(version, record, place.nexsetId)
  return {
    ...found.row,
    text: record.text,
    call: await callOfRecord(db, place.id, found.row.callId, offset),
    next,
    effect: next.request
      ? effectOf(next.request, version.baseUrl)
      : 'The present settings make no request of this record, so sending it would set it aside.',
    lookUp: found.lookUp,
  }
}
