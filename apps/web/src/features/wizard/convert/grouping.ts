import type { Constant, Grouping } from '@ferry/core'
import type { BatchingForm, ConstantRow } from '../form.ts'

/** The chosen algorithm with its settings, out of the settings of all. */
export const toGrouping = (form: Omit<BatchingForm, 'enabled' | 'size' | 'maxWaitSeconds'>): Grouping => {
  const { algorithm, key, constants, onConflict, attributes, includeGroup, missing, template } = form
  switch (algorithm) {
    case 'array':
      return { algorithm }
    case 'keyed_array':
      return { algorithm, key }
    case 'keyed_array_with_constants':
      return { algorithm, key, constants: toConstants(constants), onConflict }
    case 'group_by':
      return { algorithm, attributes, key, includeGroup, missing }
    case 'template':
      return { algorithm, template }
    default:
      return algorithm satisfies never
  }
}

/** The settings an algorithm brings; those of the others keep what they were. */
export const fromGrouping = (grouping: Grouping): Partial<BatchingForm> =>
  grouping.algorithm === 'keyed_array_with_constants'
    ? { ...grouping, constants: fromConstants(grouping.constants) }
    : grouping

/** Empty rows are left out; of two rows of one name the last counts, and their control says so. */
const toConstants = (rows: readonly ConstantRow[]): Record<string, Constant> =>
  Object.fromEntries(
    rows
      .filter(({ name, value }) => name !== '' || value !== '')
      .map(({ name, value, as }) => [name, as === 'text' ? { constant: value } : { constant: value, as }]),
  )

const fromConstants = (constants: Record<string, Constant>): ConstantRow[] =>
  Object.entries(constants).map(([name, { constant, as }]) => ({ name, value: constant, as: as ?? 'text' }))
