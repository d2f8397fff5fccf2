import type { Progress } from '@ferry/contract'
import type { DestinationConfig } from '@ferry/core'
import type { Witness } from '../world/witness.ts'

/** What is sent in a scenario: generated from the seed, never from anything that Ferry says. */
export interface Load {
  name: string
  count: number
  config: DestinationConfig
  /** What must be there before, at Lago; nothing fails on purpose yet. */
  prepare(witness: Witness): Promise<void>
  /** The text of the record at an offset, the same every time. */
  record(offset: number): string
  judge(witness: Witness, outcome: Outcome): Promise<Verdict>
}

/** What Ferry says at the end. */
export interface Outcome {
  progress: Progress
  /** Offsets of records that wait for a person's answer, which is never given here. */
  unknown: ReadonlySet<number>
}

/** What the witness says of it. */
export interface Verdict {
  /** Records that Ferry calls delivered and nobody received. */
  lost: number
  /** Effects beyond the first of a record. */
  doubled: number
  /** Anything else that must not be, in words. */
  wrong: string[]
  /** What the witness holds, in words. */
  held: string
}

/** Splits the lists of `count` things seen so often into what is missing and what is too many. */
export const missingAndRepeated = (
  times: Uint16Array,
  isExpected: (offset: number) => boolean,
): { missing: number[]; extra: number } => {
  const missing: number[] = []
  let extra = 0
  times.forEach((seen, offset) => {
    if (isExpected(offset) && seen === 0) missing.push(offset)
    if (seen > 1) extra += seen - 1
  })
  return { missing, extra }
}

/** The first few of many, for a person to look at. */
export const some = (offsets: readonly number[]): string =>
  `${offsets.slice(0, 5).join(', ')}${offsets.length > 5 ? ', …' : ''}`
