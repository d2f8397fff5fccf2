import type { Revision } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'

/** What a record is to be from now on. */
export interface NewRevision {
  offset: number
  text: string
  idSuffix: string | null
}

/** The revisions of a record, first to last. */
export const readRevisions = async (db: Sql, destinationId: string, offset: number): Promise<Revision[]> => {
  const rows = await db.query<{
    number: number
    text: string
    id_suffix: string | null
    made_by: string
    at: Date
  }>(
    `select number, text, id_suffix, made_by, at from revision
     where destination_id = $1 and record_offset = $2 order by number`,
    [destinationId, offset],
  )
  return rows.map(({ number, text, id_suffix, made_by, at }) => ({
    number,
    text,
    idSuffix: id_suffix,
    by: made_by,
    at: at.toISOString(),
  }))
}

/** Adds a revision to each record. Calls made so far were made with what was before. The caller holds the destination's row. */
export const insertRevisions = async (
  tx: Sql,
  destinationId: string,
  revisions: readonly NewRevision[],
  who: string,
): Promise<void> => {
  await tx.query(
    `insert into revision (destination_id, record_offset, number, text, id_suffix, after_call, made_by)
     select $1, "offset",
       coalesce((select max(number) from revision v where v.destination_id = $1 and v.record_offset = "offset"), 0) + 1,
       text, "idSuffix", coalesce((select max(id) from call where destination_id = $1), 0), $3
     from json_to_recordset($2::json) as t ("offset" bigint, text text, "idSuffix" text)`,
    [destinationId, JSON.stringify(revisions), who],
  )
}
