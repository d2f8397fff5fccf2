import type { ComponentType } from 'react'
import type { BatchingForm } from '../../../form.ts'
import type { BatchRules } from '../batch-rules.ts'

/** What the settings of one algorithm are given. */
export interface GroupingSettingsProps {
  rules: BatchRules
}

/** A grouping algorithm as the pulldown shows it. */
export interface GroupingChoice {
  id: BatchingForm['algorithm']
  label: string
  /** In one sentence, what the requests look like. */
  consequence: string
  /** Whether the batch calls of templates read such a body; other calls are reached from Advanced. */
  isForTemplates: boolean
  /** Its own settings, cells of the grid that Batch Size and Grouping Algorithm begin; null when it has none. */
  Settings: ComponentType<GroupingSettingsProps> | null
}
