import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { RowName } from './mapping-rows.ts'
import styles from './mapping-table.module.css'
import type { RowSuggestion } from './suggestion.ts'
import type { MappingChanges } from './use-mapping-changes.ts'

interface SuggestionNoteProps {
  row: RowName
  suggestion: RowSuggestion
  changes: Pick<MappingChanges, 'accept' | 'setSource'>
}

/** Under a source: why Ferry chose it, and one press to agree. */
export function SuggestionNote({ row, suggestion, changes }: SuggestionNoteProps) {
  switch (suggestion.state) {
    case 'agreed':
      return (
        <span className={styles.reason} title={suggestion.reason}>
          {suggestion.short}
        </span>
      )
    case 'proposed':
      return (
        <span className={styles.proposal}>
          <span title={suggestion.reason}>Likely, please check.</span>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCheck size={12} aria-hidden />}
            aria-label={`Accept the source of ${row.field}`}
            onClick={() => changes.accept([row])}
          >
            Accept
          </Button>
        </span>
      )
    case 'offered':
      return (
        <span className={styles.proposal}>
          <span>Suggested: {lowerFirst(suggestion.reason)}</span>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Use ${suggestion.label} for ${row.field}`}
            onClick={() => changes.setSource(row, suggestion.source)}
          >
            Use {suggestion.label}
          </Button>
        </span>
      )
    default:
      return suggestion satisfies never
  }
}

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)
