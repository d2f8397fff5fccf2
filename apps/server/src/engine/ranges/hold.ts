import type { Db, Sql } from '../../db/database.ts'
import { longestWaitSeconds } from '../backoff.ts'

/** Why a destination cannot deliver; nothing of the refused request was stored. */
export interface HoldReason {
  code: string
  sentence: string
  /** First record of the refused request: the probe sends that request. */
  offset: number
}

/** The nth probe of a held destination is 5, 10, 20 … 600 s away, unless somebody asked for one meanwhile. */
const nextProbe = `case when probe_at <= clock_timestamp() then probe_at
  else clock_timestamp() + least(${longestWaitSeconds}, 5 * power(2, least(probe_attempts, 10))) * interval '1 second' end`

/**
 * Holds an active destination, or, when the refused request was a probe, puts the next probe off. The first of several
 * refusals counts; a paused or inactive destination keeps its status. Answers whether it is the one that held it.
 */
export const holdDestination = async (
  db: Db,
  destinationId: string,
  reason: HoldReason,
  wasProbe: boolean,
): Promise<boolean> => {
  const rows = await db.query(
    `update destination set status = 'held', hold_code = $2, hold_sentence = $3, hold_offset = $4,
       held_at = coalesce(held_at, now()), probe_at = ${nextProbe},
       probe_attempts = probe_attempts + 1
     where id = $1 and status = $5 returning id`,
    [destinationId, reason.code, reason.sentence, reason.offset, wasProbe ? 'held' : 'active'],
  )
  return rows.length > 0
}

/** A probe came to no result (Lago did not answer): it stays held and is tried again later. */
export const putOffProbe = async (db: Db, destinationId: string): Promise<void> => {
  await db.query(
    `update destination set probe_at = ${nextProbe},
       probe_attempts = probe_attempts + 1 where id = $1 and status = 'held'`,
    [destinationId],
  )
}

/** The probe went through: the destination goes on. */
export const endHold = async (db: Db, destinationId: string): Promise<boolean> => {
  const rows = await db.query(
    `update destination set status = 'active', ${noHold} where id = $1 and status = 'held' returning id`,
    [destinationId],
  )
  return rows.length > 0
}

/** For every change of status that ends a hold. */
export const noHold = `hold_code = null, hold_sentence = null, hold_offset = null, held_at = null, probe_at = null, probe_attempts = 0`

/** Tries the held destinations of a credential at once, for instance after its key was replaced. */
export const probeHeldOf = async (db: Sql, credentialId: string): Promise<void> => {
  await db.query(
    `with due as (
       update destination set probe_at = clock_timestamp() where credential_id = $1 and status = 'held' returning id
     )
     select pg_notify('destination', id::text) from due`,
    [credentialId],
  )
}
