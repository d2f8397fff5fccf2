import type { GroupingChoice } from './grouping-choice.ts'

export const array: GroupingChoice = {
  id: 'array',
  label: 'Array of records',
  consequence: 'The body is the bare list of records.',
  isForTemplates: false,
  Settings: null,
}
