import { parseJson, type SourceRecord, writeJson } from '@ferry/core'
import { recordAct } from '../audit/queries/record-act.ts'
import type { Db } from '../db/database.ts'
import { lockDestination } from '../destinations/queries/locked-destination.ts'
import { ProblemError } from '../http/problem-error.ts'
import { checkRecord } from '../nexsets/reading/record-text.ts'
import { changedFields, identityOf } from './identity.ts'
import { readAsideRow } from './queries/aside-rows.ts'
import { insertRevisions, readRevisions } from './queries/revisions.ts'
import { configVersions, readEdited } from './versions.ts'

interface RecordEdit {
  destinationId: string
  offset: number
  text: string
  /** The revision that the person saw. */
  revision: number
  who: string
}

/**
 * Saves an edited record as a revision; nothing is sent. Throws `conflict` when somebody edited it meanwhile,
 * `invalid_input` for what is no record, and `locked_fields` when the record may be stored in Lago and would go there under
 * another identity.
 */
export const editRecord = (db: Db, edit: RecordEdit): Promise<void> =>
  db.transaction(async (tx) => {
    const { destinationId, offset, who } = edit
    const destination = await lockDestination(tx, destinationId)
    const found = await readAsideRow(tx, destinationId, offset)
    if (!found) throw notAside()
    if (found.row.discardedAt !== null)
      throw new ProblemError(
        'state_forbids',
        'This record was discarded. Take that back first, then edit it.',
      )
    if (found.row.revision !== edit.revision)
      throw new ProblemError(
        'conflict',
        'Somebody else edited this record first. Nothing was saved. Reload it.',
      )
    const text = oneLine(edit.text)
    const before = (await readEdited(tx, destination, [offset])).get(offset)
    if (!before) throw notAside()
    if (text === before.text) return
    const { config, baseUrl } = await configVersions(tx, destinationId)(found.configNumber)
    const context = { nexsetId: destination.nexsetId, baseUrl }
    const identity = (record: SourceRecord) => identityOf(config, record, context)
    const fields = found.row.mayBeStored ? changedFields(identity(before), identity({ ...before, text })) : []
    if (fields.length > 0) throw locked(fields)
    const idSuffix = (await readRevisions(tx, destinationId, offset)).at(-1)?.idSuffix ?? null
    await insertRevisions(tx, destinationId, [{ offset, text, idSuffix }], who)
    const why = `Record ${offset + 1}, revision ${edit.revision + 1}`
    await recordAct(tx, { who, act: 'edit_record', destinationId, destinationName: destination.name, why })
  })

/** A record is one line of JSON, its numbers and the order of its keys as they were written. */
const oneLine = (text: string): string => {
  const checked = checkRecord(text)
  if (!checked.ok) {
    const place = { path: 'body.text', message: checked.sentence, line: checked.line + 1 }
    throw new ProblemError('invalid_input', `${checked.sentence} Nothing was saved.`, [place])
  }
  const parsed = parseJson(text)
  return parsed.ok && /[\n\r]/.test(text) ? writeJson(parsed.value) : text.trim()
}

const locked = (fields: readonly string[]) =>
  new ProblemError(
    'locked_fields',
    `This record may be stored in Lago already, so its ${fields.join(', ')} cannot change here: it could be billed twice. Nothing was saved. Change the other fields, or look it up in Lago and send it under a new id.`,
    fields.map((path) => ({ path, message: 'Locked, because the record may be stored in Lago.' })),
  )

export const notAside = () =>
  new ProblemError(
    'not_found',
    'This record is not set aside, or no longer is: somebody has sent it again, perhaps.',
  )
