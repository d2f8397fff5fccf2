import { type PlannedRequest, plan, type SourceRecord } from '@ferry/core'
import type { Ledger } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'

/** One request on its way. */
export interface Unit {
  request: PlannedRequest
  /** The records it was planned from; a repair plans some of them again. */
  records: readonly SourceRecord[]
  attempt: number
  repairs: number
  /** Offsets of records that are an event which another record is already; they count as already there. */
  repeated: ReadonlySet<number>
  /** What names the object it is about, where order matters; null where nothing does. */
  key: string | null
  /** Part of a request that Lago failed on: what becomes of it says nothing of the other parts. */
  isPart: boolean
}

interface Origin {
  version: ConfigVersion
  ledger: Ledger
}

const repairsAtOnce = 3

/** Plans some records of a unit again, under the same ids; after three repairs each goes alone. */
export const planAgain = ({ version, ledger }: Origin, unit: Unit, offsets: readonly number[]): Unit[] => {
  const kept = new Set(offsets)
  const records = unit.records.filter(({ offset }) => kept.has(offset))
  const repairs = unit.repairs + 1
  const groups = repairs < repairsAtOnce ? [records] : records.map((record) => [record])
  const context = { nexsetId: ledger.claimed.nexsetId, baseUrl: version.baseUrl }
  const plans = groups.map((group) => plan(version.config, group, context))
  const problems = plans.flatMap((one) => one.problems)
  if (problems.length > 0)
    throw new Error(`A record that was planned once cannot be planned again: ${problems[0]?.sentence}`)
  return plans.flatMap(({ requests }) =>
    requests.map((request) => ({ ...unit, request, records, attempt: 1, repairs })),
  )
}

/** Both halves of a unit that Lago fails on; dividing it is no repair. */
export const halvesOf = (origin: Origin, unit: Unit): Unit[] => {
  const { offsets } = unit.request
  const half = Math.ceil(offsets.length / 2)
  return [offsets.slice(0, half), offsets.slice(half)].flatMap((part) =>
    planAgain(origin, { ...unit, repairs: unit.repairs - 1, isPart: true }, part),
  )
}
