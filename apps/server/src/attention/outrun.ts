import type { ActResult } from '@ferry/contract'
import { naturalKey, plan, type SourceRecord } from '@ferry/core'
import type { Sql } from '../db/database.ts'
import type { LockedDestination } from '../destinations/queries/locked-destination.ts'
import { deliveryRules } from '../engine/delivery-rules.ts'
import { keysHeldBy } from '../engine/ranges/blocked-keys.ts'
import { holds, type Span } from '../engine/ranges/positions.ts'
import { withRevisions } from '../engine/ranges/revisions.ts'
import { readRecords } from '../nexsets/queries/read-records.ts'
import { goneAfter } from './queries/key-order.ts'
import { readEdited } from './versions.ts'

/** So many later records are looked through; what lies beyond is not known. */
const lookedThrough = 50_000
const slice = 2_000

/** What is known of the order of chosen records. */
export interface Order {
  /** Records to keep their later ones waiting, with the key that they are sent under now. */
  keys: Map<number, string>
  /** Records whose object a later one has written, or may have: sending them now would undo it. */
  outrun: Map<number, Outrun>
}
interface Outrun {
  key: string
  /** The later record; null where it is not known whether there is one. */
  by: number | null
}

/**
 * Which records would overwrite what a later one of the same natural key has written. While a record holds its key nothing
 * can have gone past it. Without it (it could not become a request before, it was discarded and taken back, or an edit
 * gave it another key) later records that were sent, or are being sent, are looked through.
 */
export const orderOf = async (
  tx: Sql,
  destination: LockedDestination,
  offsets: readonly number[],
): Promise<Order> => {
  const order: Order = { keys: new Map(), outrun: new Map() }
  if (offsets.length === 0 || !deliveryRules(destination.config, destination.baseUrl).ordered) return order
  const held = await keysHeldBy(tx, destination.id, offsets)
  const records = await readEdited(tx, destination, offsets)
  for (const [offset, key] of keysOf(destination, [...records.values()]))
    if (held.get(offset) !== key) order.keys.set(offset, key)
  const [first] = [...order.keys.keys()].sort((a, b) => a - b)
  if (first === undefined) return order
  const gone = await goneAfter(tx, destination.id, first)
  order.outrun = await laterOf(tx, destination, { keys: order.keys, first, gone })
  return order
}

const laterOf = async (
  tx: Sql,
  destination: LockedDestination,
  { keys, first, gone }: { keys: ReadonlyMap<number, string>; first: number; gone: readonly Span[] },
): Promise<Map<number, Outrun>> => {
  const waiting = Map.groupBy(keys, ([, key]) => key)
  const found = new Map<number, Outrun>()
  const end = gone.at(-1)?.to ?? 0
  const limit = Math.min(end, first + 1 + lookedThrough)
  for (let from = first + 1; from < limit && found.size < keys.size; from += slice) {
    const read = await readRecords(tx, destination.nexsetId, from, Math.min(slice, limit - from))
    const sent = read.filter(({ offset }) => holds(gone, offset))
    const edited = await withRevisions(tx, destination.id, sent)
    for (const [by, key] of keysOf(destination, edited))
      for (const [offset] of waiting.get(key) ?? [])
        if (offset < by && !found.has(offset)) found.set(offset, { key, by })
  }
  if (limit < end)
    for (const [offset, key] of keys) if (!found.has(offset)) found.set(offset, { key, by: null })
  return found
}

/** The key of each record that the present settings make a request about a named object of. */
const keysOf = (
  { config, nexsetId, baseUrl }: LockedDestination,
  records: readonly SourceRecord[],
): [number, string][] =>
  plan(config, records, { nexsetId, baseUrl }).requests.flatMap((request) => {
    const [offset] = request.offsets
    const key = request.offsets.length === 1 ? naturalKey(request) : null
    return key === null || offset === undefined ? [] : [[offset, key] as [number, string]]
  })

/** What sending it does, for whoever has to confirm it. */
export const outrunEffect = ([offset, { key, by }]: [number, Outrun]): string =>
  by === null
    ? `So many records came after record ${offset + 1} that Ferry does not know whether a later one about ${key} was delivered. If one was, this one overwrites it with what is older.`
    : `Record ${by + 1}, a later one about ${key}, was delivered or is being sent. Sending record ${offset + 1} now overwrites it with what is older.`

/** Why a retry of many left it as it is. */
export const keptOutrun = (one: [number, Outrun]): ActResult['kept'][number] => ({
  offset: one[0],
  code: 'newer_delivered',
  sentence: `${outrunEffect(one)} It was left as it is. Discard it, or send it again by itself and confirm that.`,
})
