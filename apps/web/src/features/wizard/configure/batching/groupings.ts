import type { BatchingForm } from '../../form.ts'

interface GroupingChoice {
  id: BatchingForm['algorithm']
  label: string
  /** In one sentence, what the body looks like. */
  consequence: string
  needsKey: boolean
}

/** Grouping algorithms as the pulldown shows them. */
export const groupings: readonly GroupingChoice[] = [
  {
    id: 'keyed_array',
    label: 'Array under a key',
    consequence: 'The body is an object whose one key holds the list of records.',
    needsKey: true,
  },
  {
    id: 'array',
    label: 'Array of records',
    consequence: 'The body is the bare list of records.',
    needsKey: false,
  },
]

/** Shown in the pulldown only while a config has a grouping without controls here; choosing another one replaces it. */
export const keptGrouping: GroupingChoice = {
  id: 'kept',
  label: 'As it was set up',
  consequence: 'This grouping was set up through the API. It stays as it is until you choose another one.',
  needsKey: false,
}
