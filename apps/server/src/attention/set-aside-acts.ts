import type { ActResult, SelectedAside } from '@ferry/contract'
import type { Db } from '../db/database.ts'
import { type Asked, act, counted, namedKept, whenSent } from './act.ts'
import { keptBack } from './kept-back.ts'
import type { Chosen } from './queries/chosen.ts'
import { recount } from './queries/recount.ts'
import { sendAgain } from './queries/send-again.ts'

export type AskedOfAside = Asked & { records: SelectedAside }

export const chosenAside = ({ destinationId, records }: AskedOfAside, closed: boolean): Chosen => ({
  list: 'set_aside',
  destinationId,
  records,
  closed,
  without: [],
})

/**
 * Sends records again, under the ids they have and with the present settings. Two presses send once: what the first has
 * taken is no longer set aside. Records that could be billed twice are left, and named.
 */
export const retry = async (db: Db, asked: AskedOfAside): Promise<ActResult> => {
  const { done, destination } = await act(db, asked, 'retry', async (tx, present, doing) => {
    const chosen = chosenAside(asked, false)
    const kept = await keptBack(tx, present, chosen)
    const without = kept.map(({ offset }) => offset)
    return { count: await sendAgain(tx, { ...chosen, without }, sizes(present), doing), kept }
  })
  const left =
    done.kept.length > 0 ? ` ${counted(done.kept.length)} stayed, because they could be billed twice.` : ''
  const sentence =
    done.count === 0
      ? `Nothing to send again.${left || ' Somebody else was faster, perhaps.'}`
      : `${counted(done.count)} will be sent again ${whenSent(destination)}, under the same ids.${left}`
  return { count: done.count, kept: done.kept.slice(0, namedKept), sentence }
}

/** Leaves records out for good; they count as excluded until somebody takes it back. */
export const discard = async (db: Db, asked: AskedOfAside): Promise<ActResult> => {
  const { done } = await act(db, asked, 'discard', async (tx, _, doing) => ({
    count: await recount(tx, chosenAside(asked, false), { from: 'set_aside', to: 'discarded' }, doing),
    kept: [],
  }))
  return { ...done, sentence: `${counted(done.count)} left out. Nothing was sent; they can be taken back.` }
}

export const restore = async (db: Db, asked: AskedOfAside): Promise<ActResult> => {
  const { done } = await act(db, asked, 'restore', async (tx, _, doing) => ({
    count: await recount(tx, chosenAside(asked, true), { from: 'discarded', to: 'set_aside' }, doing),
    kept: [],
  }))
  return { ...done, sentence: `${counted(done.count)} need attention again. Nothing was sent.` }
}

export const sizes = ({
  config,
  configNumber,
}: {
  config: { batching: { size: number } | null }
  configNumber: number
}) => ({ batchSize: config.batching?.size ?? 1, configNumber })
