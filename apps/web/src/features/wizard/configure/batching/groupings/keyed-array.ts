import type { GroupingChoice } from './grouping-choice.ts'
import { KeyInput } from './key-input.tsx'

export const keyedArray: GroupingChoice = {
  id: 'keyed_array',
  label: 'Array under a key',
  consequence: 'The body is an object whose one key holds the list of records.',
  isForTemplates: true,
  Settings: KeyInput,
}
