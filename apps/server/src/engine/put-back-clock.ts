import type { Sql } from '../db/database.ts'
import { longestPauseSeconds } from '../limits/budget-rows.ts'
import { longestWaitSeconds } from './backoff.ts'
import { leaseSeconds } from './ranges/claim.ts'

/**
 * After the database's clock was put back, what is due "in two seconds" may be due tomorrow. A time further ahead than
 * anything is ever put off was written before that: waits are over, and leases of whoever may have died last as long
 * from now as a new one. A process that lives renews its own. Safe at any moment, as waits only spare Lago.
 */
export const forgetFarTimes = async (db: Sql): Promise<void> => {
  await db.query(
    `with range_waits as (
       update range set not_before = null where state <> 'done' and not_before > ${soon(longestWaitSeconds)}
     ),
     range_leases as (
       update range set lease_until = ${soon(leaseSeconds)}
       where state <> 'done' and lease_until > ${soon(2 * leaseSeconds)}
     ),
     probes as (
       update destination set probe_at = clock_timestamp() where status = 'held' and probe_at > ${soon(longestWaitSeconds)}
     ),
     shares as (
       update in_flight_share set until = ${soon(leaseSeconds)} where until > ${soon(2 * leaseSeconds)}
     ),
     windows as (
       update budget set window_ends_at = clock_timestamp()
       where window_ends_at > clock_timestamp() + greatest(window_ms, ${longestPauseSeconds * 1000}) * interval '1 millisecond'
     )
     select 1`,
  )
}

const soon = (seconds: number) => `clock_timestamp() + ${seconds} * interval '1 second'`
