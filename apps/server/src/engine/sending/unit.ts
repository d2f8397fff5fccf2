import { type PlannedRequest, plan, type SourceRecord } from '@ferry/core'
import type { Ledger } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'

/** The records at ascending offsets, as they were planned before. */
export type ReadAgain = (offsets: readonly number[]) => Promise<readonly SourceRecord[]>

/** One request on its way. */
export interface Unit {
  request: PlannedRequest
  /** Its records once more, for a repair that plans some of them again. */
  readAgain: ReadAgain
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
export const planAgain = async (
  { version, ledger }: Origin,
  unit: Unit,
  offsets: readonly number[],
): Promise<Unit[]> => {
  const records = await unit.readAgain(offsets.toSorted((a, b) => a - b))
  if (records.length !== offsets.length) throw new Error('Records that were planned once are missing.')
  const repairs = unit.repairs + 1
  const groups = repairs < repairsAtOnce ? [records] : records.map((record) => [record])
  const context = { nexsetId: ledger.claimed.nexsetId, baseUrl: version.baseUrl }
  const plans = groups.map((group) => plan(version.config, group, context))
  const problems = plans.flatMap((one) => one.problems)
  if (problems.length > 0)
    throw new Error(`A record that was planned once cannot be planned again: ${problems[0]?.sentence}`)
  return plans.flatMap(({ requests }) =>
    requests.map((request) => ({ ...unit, request, attempt: 1, repairs })),
  )
}

/** Both halves of a unit that Lago fails on; dividing it is no repair. */
export const halvesOf = async (origin: Origin, unit: Unit): Promise<Unit[]> => {
  const { offsets } = unit.request
  const half = Math.ceil(offsets.length / 2)
  const parts = [offsets.slice(0, half), offsets.slice(half)].map((part) =>
    planAgain(origin, { ...unit, repairs: unit.repairs - 1, isPart: true }, part),
  )
  return (await Promise.all(parts)).flat()
}
