import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { SourceForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import styles from './mapping-table.module.css'
import { SourceInput } from './source-input.tsx'
import { SourcePicker } from './source-picker.tsx'
import type { MappingRow } from './use-mapping-rows.ts'

interface MappingRowViewProps {
  row: MappingRow
  /** Why Ferry mapped it this way by itself; null when a person did. */
  reason: { short: string; long: string } | null
  /** What is sent of the shown record; null when nothing is. */
  value: string | null
  onChange: (source: SourceForm) => void
  onRemove: () => void
}

export function MappingRowView({ row, reason, value, onChange, onRemove }: MappingRowViewProps) {
  const { part, field, known, isRequired, source } = row
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
            <SourcePicker row={row} isFilled={source.kind === 'none' && value !== null} onChange={onChange} />
            <SourceInput row={row} onChange={onChange} />
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
              onClick={onRemove}
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
