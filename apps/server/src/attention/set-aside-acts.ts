import type { ActResult, SelectedAside } from '@ferry/contract'
import type { Db } from '../db/database.ts'
import { ProblemError } from '../http/problem-error.ts'
import { type Asked, act, counted, namedKept, whenSent } from './act.ts'
import { keptBack } from './kept-back.ts'
import { keptOutrun, type Order, orderOf, outrunEffect } from './outrun.ts'
import { type Chosen, offsetsOfChosen } from './queries/chosen.ts'
import { holdKeys } from './queries/key-order.ts'
import { recount } from './queries/recount.ts'
import { sendAgain } from './queries/send-again.ts'
import { whyKept } from './why-kept.ts'

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
 * taken is no longer set aside. Records that could be billed twice are left, and named; so are those that would overwrite
 * what a later record has written. These are sent when they are named one by one and confirmed; named without that, the
 * retry throws `confirmation_required`, which states the effect.
 */
export const retry = async (db: Db, asked: AskedOfAside & { confirmed: boolean }): Promise<ActResult> => {
  const { done, destination } = await act(db, asked, 'retry', async (tx, present, doing) => {
    const chosen = chosenAside(asked, false)
    const order = await orderOf(tx, present, await offsetsOfChosen(tx, chosen))
    const kept = [...(await keptBack(tx, present, chosen)), ...keptInOrder(order, asked)]
    const without = kept.map(({ offset }) => offset)
    for (const offset of without) order.keys.delete(offset)
    await holdKeys(tx, present.id, order.keys)
    return { count: await sendAgain(tx, { ...chosen, without }, sizes(present), doing), kept }
  })
  const left = done.kept.length > 0 ? ` ${counted(done.kept.length)} stayed: ${whyKept(done.kept)}.` : ''
  const sentence =
    done.count === 0
      ? `Nothing to send again.${left || ' Somebody else was faster, perhaps.'}`
      : `${counted(done.count)} will be sent again ${whenSent(destination)}, under the same ids.${left}`
  return { count: done.count, kept: done.kept.slice(0, namedKept), sentence }
}

const keptInOrder = (
  { outrun }: Order,
  { records, confirmed }: AskedOfAside & { confirmed: boolean },
): ActResult['kept'] => {
  if (!('offsets' in records)) return [...outrun].map(keptOutrun)
  const [first] = outrun
  if (!first || confirmed) return []
  const many = outrun.size > 1 ? ` This is said of ${counted(outrun.size)}.` : ''
  throw new ProblemError('confirmation_required', `${outrunEffect(first)}${many} Nothing was sent.`)
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
