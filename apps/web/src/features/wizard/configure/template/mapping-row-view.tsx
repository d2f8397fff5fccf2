import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo } from 'react'
import type { SourceForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import styles from './mapping-table.module.css'
import { SourceInput } from './source-input.tsx'
import { SourcePicker } from './source-picker.tsx'
import type { MappingRow, MappingRows } from './use-mapping-rows.ts'

interface MappingRowViewProps {
  row: MappingRow
  /** Why Ferry mapped it this way by itself; null when a person did. */
  reason: { short: string; long: string } | null
  /** What is sent of the shown record; null when nothing is. */
  value: string | null
  onChange: MappingRows['setSource']
  onRemove: MappingRows['removeRow']
}

/** Rows are made anew at every keystroke; one that says the same is not drawn again. */
const isSame = (before: MappingRowViewProps, after: MappingRowViewProps): boolean =>
  before.value === after.value &&
  before.onChange === after.onChange &&
  before.reason?.long === after.reason?.long &&
  isSameRow(before.row, after.row)

const isSameRow = (before: MappingRow, after: MappingRow): boolean =>
  before.known === after.known &&
  before.isRequired === after.isRequired &&
  JSON.stringify(before.source) === JSON.stringify(after.source)

export const MappingRowView = memo(RowView, isSame)

function RowView({ row, reason, value, onChange, onRemove }: MappingRowViewProps) {
  const { part, field, known, isRequired, source } = row
  const change = (changed: SourceForm) => onChange(row, changed)
  const place = `${part}.${field}`
  const where = { path: 'In the path of the URL.', query: 'In the query of the URL.', mapping: '' }[part]
  return (
    <tr role="row">
      <td role="cell">
        <span className={styles.field} title={field}>
          {field}
          {isRequired && (
            <span className={styles.star} aria-label=", required">
              {' '}
              *
            </span>
          )}
        </span>
        <span className={styles.about} title={known?.description}>
          {known?.description ?? where}
        </span>
      </td>
      <td role="cell">
        <div className={styles.source}>
          <div className={styles.inputs}>
            <SourcePicker row={row} isFilled={source.kind === 'none' && value !== null} onChange={change} />
            <SourceInput row={row} onChange={change} />
            {reason !== null && (
              <span className={styles.reason} title={reason.long}>
                {reason.short}
              </span>
            )}
            <ProblemNote place={place} />
          </div>
          {!isRequired && (
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={3}
              aria-label={`Remove ${field}`}
              onClick={() => onRemove(row)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      </td>
      <td role="cell">
        <span className={styles.value} title={value ?? undefined}>
          {value ?? (source.kind === 'none' ? 'not sent' : '–')}
        </span>
      </td>
    </tr>
  )
}
