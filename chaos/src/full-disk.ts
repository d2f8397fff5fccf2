import { createNexset, getNexset } from '@ferry/contract'
import { numberAt } from './random.ts'
import type { Strike } from './strikes.ts'

/** What compresses badly, so that it takes the room it says. */
const lineOf = (nth: number): string =>
  JSON.stringify({ text: Array.from({ length: 60_000 }, (_, at) => numberAt(nth, at).toString(36)).join('') })

/** A database keeps some room for itself; far more than that is appended before it must have noticed. */
const most = 500

/**
 * The database's disk is full, for as long as it takes until an append is refused. What was acknowledged before must be
 * there when there is room again, and nothing else but the append that was refused or cut off.
 */
export const fillDisk: Strike = async ({ disk, api, cluster }) => {
  const { id } = await api.call(createNexset, { body: { name: 'Grows until the disk is full' } })
  await disk?.fill()
  let acknowledged = 0
  while (acknowledged < most && (await api.appendsNow(id, [lineOf(acknowledged)]))) acknowledged += 1
  await disk?.free()
  // PostgreSQL ends itself when it cannot write its log; whoever operates it starts it again.
  await cluster?.stop()
  await cluster?.start()
  const { recordCount } = await api.call(getNexset, { params: { id } })
  if (acknowledged === most) throw new Error('The disk was full and every append was acknowledged.')
  if (recordCount !== acknowledged && recordCount !== acknowledged + 1)
    throw new Error(`${acknowledged} appends were acknowledged, ${recordCount} records are there.`)
  return 'full disk'
}
