import { planVersion } from '@ferry/core'
import type { Db, Sql } from '../../db/database.ts'
import { type BlockedKeys, readBlockedKeys } from './blocked-keys.ts'
import { parsePositions, type Span } from './positions.ts'
import { repinRanges } from './repin.ts'

// What a range keeps in `plan_version` of its records that may have been sent: the version that planned them, or one of these.

/** Once workers of two plan versions have held what may have been sent, nobody knows which of them sent it. */
export const severalPlans = -1
/** Planned by this version, but perhaps before an edit: only a look-up tells whose an id is that Lago calls taken. */
export const perhapsEdited = -1 - planVersion

/** Leases are on the database's clock. A worker that is silent for this long is taken for dead. */
export const leaseSeconds = 10

export interface Probe {
  /** First record of the request that was refused as a whole. */
  offset: number
  /** To send another one: where Lago fails on one request alone, the others tell that it works. */
  isElsewhere: boolean
}

/** A range that this worker may work on while its lease lasts; `fence` proves it in every write. */
export interface Claimed {
  destinationId: string
  nexsetId: string
  number: number
  fence: number
  configNumber: number
  /** The destination's present version; another one later means that it was edited. */
  presentConfigNumber: number
  attempts: number
  recordCount: number
  positions: Span[]
  finished: Span[]
  /** Of the unfinished ones, those that an earlier worker may have sent. */
  maybeSent: Span[]
  /** They were planned as this worker plans; else their bytes may have been others, and only a look-up tells. */
  isSamePlan: boolean
  /** A Ferry of another plan version may have sent some of them. */
  isOtherPlan: boolean
  /** Its records may have been edited: what is sent are their revisions. */
  isRevised: boolean
  /** What later records have to wait for; empty unless in order. */
  blockedKeys: BlockedKeys
  /** How often keys of the destination had been freed. */
  keysFreed: number
  /** Set only while probing. */
  probe: Probe | null
  /** `performance.now()` before the claim: the lease lasts at least `leaseSeconds` from here. */
  claimedAt: number
}

interface Claim {
  destinationId: string
  owner: string
  /** The config version that the caller goes by: after an edit it has to look again how ranges are to be claimed. */
  configNumber: number
  exclusive: boolean
  probe: boolean
}

/**
 * Takes the next ranges of a destination, at most `count`, in order. Only an active destination has its ranges taken, or,
 * with `probe`, a held one whose probe is due: then one worker has the right to a single request for a minute. None when the
 * destination was edited meanwhile.
 * `exclusive`: only the first open range, and only while no other is being worked on; `count` is one then.
 */
export const claimRanges = (db: Db, claim: Claim, count: number): Promise<Claimed[]> => {
  const claimedAt = performance.now()
  return db.transaction(async (tx) => {
    const [destination] = claim.probe
      ? await tx.query<Destination>(lockProbe, [claim.destinationId])
      : await tx.query<Destination>(lockActive, [claim.destinationId], { keepAs: 'lock of a destination' })
    if (destination?.config_number !== claim.configNumber) return []
    await repinRanges(tx, claim.destinationId, destination.config_number)
    const rows = await take(tx, claim, count, destination)
    if (claim.probe) await putProbeOff(tx, claim.destinationId, rows.length > 0 ? 60 : 1)
    const isOrdered = claim.exclusive && rows.length > 0
    const blockedKeys: BlockedKeys = isOrdered ? await readBlockedKeys(tx, claim.destinationId) : new Map()
    return rows
      .toSorted((a, b) => a.first_offset - b.first_offset)
      .map((row) => ({ ...toClaimed(row, destination, claim, claimedAt), blockedKeys }))
  })
}

const toClaimed = (
  row: Row,
  destination: Destination,
  claim: Claim,
  claimedAt: number,
): Omit<Claimed, 'blockedKeys'> => ({
  destinationId: claim.destinationId,
  nexsetId: destination.nexset_id,
  number: row.number,
  fence: row.fence,
  configNumber: row.config_number,
  presentConfigNumber: destination.config_number,
  attempts: row.attempts,
  recordCount: row.record_count,
  positions: parsePositions(row.positions),
  finished: parsePositions(row.finished),
  maybeSent: parsePositions(row.sent_before),
  isSamePlan: row.is_same_plan,
  isOtherPlan: row.is_other_plan,
  isRevised: row.revised,
  keysFreed: destination.keys_freed,
  probe: claim.probe
    ? { offset: destination.hold_offset ?? row.first_offset, isElsewhere: destination.is_elsewhere }
    : null,
  claimedAt,
})

interface Destination {
  nexset_id: string
  config_number: number
  hold_offset: number | null
  keys_freed: number
  is_elsewhere: boolean
}

interface Row {
  number: number
  fence: number
  config_number: number
  attempts: number
  record_count: number
  first_offset: number
  positions: string
  finished: string
  sent_before: string
  is_same_plan: boolean
  is_other_plan: boolean
  revised: boolean
}

// The lock orders claims, edits and cuts of one destination, and lets commits of its ranges pass. The range is chosen in a
// second statement, which sees what the one before us in the queue has committed.
const lockActive = `
  select nexset_id, config_number, keys_freed, null::bigint as hold_offset, false as is_elsewhere from destination
  where id = $1 and status = 'active' for no key update`

const lockProbe = `
  select nexset_id, config_number, keys_freed, hold_offset,
    hold_code in ('server_errors', 'no_answer') and probe_attempts % 2 = 0 as is_elsewhere
  from destination
  where id = $1 and status = 'held' and probe_at <= clock_timestamp() for no key update`

/** Keeps others from probing meanwhile; a probe that finds nothing to claim comes again soon. */
const putProbeOff = (tx: Sql, destinationId: string, seconds: number) =>
  tx.query(`update destination set probe_at = clock_timestamp() + $2 * interval '1 second' where id = $1`, [
    destinationId,
    seconds,
  ])

const take = (tx: Sql, claim: Claim, count: number, destination: Destination) =>
  tx.query<Row>(
    `with candidate as (
       select r.destination_id, r.number, r.plan_version = $5 as is_same_plan, r.plan_version not in ($5, ${perhapsEdited}) as is_other_plan,
         r.maybe_sent * (r.positions - r.finished) as sent_before
       from range r
       where r.destination_id = $1 and r.state <> 'done'
         and (r.state = 'running' or $6::boolean or r.not_before is null or r.not_before <= clock_timestamp())
         and (r.state = 'ready' or r.lease_until < clock_timestamp())
         and (r.waits_since is null or r.waits_since < $8)
         and (not $4::boolean or not exists (
           select from range other
           where other.destination_id = $1 and other.number <> r.number and other.state <> 'done'
             and (other.waits_since is null or other.waits_since < $8)
             and (other.first_offset < r.first_offset
               or (other.state = 'running' and other.lease_until >= clock_timestamp()))))
       order by (r.positions @> $7::bigint) <> $9::boolean desc nulls last, r.first_offset, r.number
       limit $10 for update skip locked
     )
     update range r set state = 'running', fence = r.fence + 1, lease_owner = $2, in_flight = 0, not_before = null, waits_since = null,
       lease_until = clock_timestamp() + $3 * interval '1 second', maybe_sent = r.positions,
       plan_version = case when isempty(c.sent_before) then $5 when c.is_other_plan then ${severalPlans} else r.plan_version end
     from candidate c where r.destination_id = c.destination_id and r.number = c.number
     returning r.number, r.fence, r.config_number, r.attempts, r.record_count, r.first_offset,
       r.positions::text, r.finished::text, c.sent_before::text, c.is_same_plan, c.is_other_plan, r.revised`,
    [
      claim.destinationId,
      claim.owner,
      leaseSeconds,
      claim.exclusive,
      planVersion,
      claim.probe,
      destination.hold_offset,
      destination.keys_freed,
      destination.is_elsewhere,
      count,
    ],
    { keepAs: 'claim' },
  )
