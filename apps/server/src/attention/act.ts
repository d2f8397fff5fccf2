import type { Act, ActResult } from '@ferry/contract'
import type { Doing } from '../audit/queries/record-act.ts'
import type { Db, Sql } from '../db/database.ts'
import { type LockedDestination, lockDestination } from '../destinations/queries/locked-destination.ts'

export interface Asked {
  destinationId: string
  who: string
  why: string
}

/** What an act did to its records. */
export type Done = Omit<ActResult, 'sentence'>

/**
 * Does something to records of a destination, as one transaction that holds its row: acts of two people follow each other,
 * and the second finds what the first has left. Wakes delivery.
 */
export const act = (
  db: Db,
  asked: Asked,
  name: Act,
  work: (tx: Sql, destination: LockedDestination, doing: Doing) => Promise<Done>,
): Promise<{ done: Done; destination: LockedDestination }> =>
  againAfterDeadlock(() => once(db, asked, name, work))

const once: typeof act = (db, asked, name, work) =>
  db.transaction(async (tx) => {
    const destination = await lockDestination(tx, asked.destinationId)
    const { who, why, destinationId } = asked
    const done = await work(tx, destination, {
      who,
      act: name,
      destinationId,
      destinationName: destination.name,
      why,
    })
    await tx.query(`select pg_notify('destination', $1)`, [destinationId])
    return { done, destination }
  })

/**
 * A commit of delivery locks its ranges in any order, so it and an act can wait for each other. PostgreSQL ends one of them
 * with nothing done; delivery tries its commit again by itself.
 */
const againAfterDeadlock = async <T>(work: () => Promise<T>, triesLeft = 3): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const isDeadlock = error instanceof Error && 'code' in error && error.code === '40P01'
    if (!isDeadlock || triesLeft === 0) throw error
    return againAfterDeadlock(work, triesLeft - 1)
  }
}

/** So many records that were left as they are, are named. */
export const namedKept = 100

export const counted = (count: number) => (count === 1 ? '1 record' : `${count.toLocaleString('en')} records`)

/** When records that wait now are sent. */
export const whenSent = ({ status }: LockedDestination): string => {
  if (status === 'active') return 'now'
  return status === 'held'
    ? 'as soon as the destination is no longer held'
    : 'once the destination is active again'
}
