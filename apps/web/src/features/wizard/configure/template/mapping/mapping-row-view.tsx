import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo } from 'react'
import type { SourceForm } from '../../../form.ts'
import { ProblemNote } from '../../../problem-note.tsx'
import { SourceInput } from '../source/source-input.tsx'
import { SourcePicker } from '../source/source-picker.tsx'
import { FieldName } from './field-name.tsx'
import type { MappingRow } from './mapping-rows.ts'
import styles from './mapping-table.module.css'
import { MeantField } from './meant-field.tsx'
import { SentValue } from './sent-values.tsx'
import type { RowSuggestion } from './suggestion.ts'
import { SuggestionNote } from './suggestion-note.tsx'
import type { MappingChanges } from './use-mapping-changes.ts'

interface MappingRowViewProps {
  row: MappingRow
  /** How it stands to what Ferry would map it to by name. */
  suggestion: RowSuggestion | null
  /** The field that was probably meant by one Lago does not have. */
  meant: string | null
  changes: MappingChanges
}

/** Rows are made anew at every keystroke; one that says the same is not drawn again. */
const isSame = (before: MappingRowViewProps, after: MappingRowViewProps): boolean =>
  before.meant === after.meant &&
  before.changes === after.changes &&
  isSameSuggestion(before.suggestion, after.suggestion) &&
  isSameRow(before.row, after.row)

const isSameSuggestion = (before: RowSuggestion | null, after: RowSuggestion | null): boolean =>
  before?.state === after?.state && before?.reason === after?.reason

const isSameRow = (before: MappingRow, after: MappingRow): boolean =>
  before.known?.path === after.known?.path &&
  before.isRequired === after.isRequired &&
  before.isProposed === after.isProposed &&
  JSON.stringify(before.source) === JSON.stringify(after.source)

export const MappingRowView = memo(RowView, isSame)

function RowView({ row, suggestion, meant, changes }: MappingRowViewProps) {
  const { part, field, isRequired } = row
  const change = (changed: SourceForm) => changes.setSource(row, changed)
  return (
    <tr role="row">
      <td role="cell">
        <FieldName row={row} />
      </td>
      <td role="cell">
        <div className={styles.source}>
          <div className={styles.inputs}>
            <div className={styles.picker}>
              <SourcePicker row={row} onPick={changes.pickSource} />
            </div>
            <SourceInput row={row} onChange={change} />
            {suggestion && <SuggestionNote row={row} suggestion={suggestion} changes={changes} />}
            <div className={styles.note}>
              <ProblemNote place={`${part}.${field}`} />
            </div>
            {meant !== null && <MeantField row={row} meant={meant} changes={changes} />}
          </div>
          {!isRequired && (
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={3}
              aria-label={`Remove ${field}`}
              onClick={() => changes.removeRow(row)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      </td>
      <td role="cell">
        <SentValue row={row} />
      </td>
    </tr>
  )
}
