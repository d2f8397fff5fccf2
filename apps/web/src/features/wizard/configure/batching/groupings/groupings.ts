import { array } from './array.ts'
import { groupBy } from './group-by.tsx'
import type { GroupingChoice } from './grouping-choice.ts'
import { keyedArray } from './keyed-array.ts'
import { keyedArrayWithConstants } from './keyed-array-with-constants.tsx'
import { template } from './template.tsx'

/** All grouping algorithms, in the order of the pulldown. */
export const groupings: readonly GroupingChoice[] = [
  array,
  keyedArray,
  keyedArrayWithConstants,
  groupBy,
  template,
]
