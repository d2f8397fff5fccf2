import type { Filter } from '@ferry/core'
import { CloseButton } from '@mantine/core'
import type { FilterKind } from './filter-kinds.ts'
import styles from './filters.module.css'

interface FilterChipProps {
  field: string
  kind: FilterKind
  filter: Filter
  onChange: (filter: Filter) => void
  onRemove: () => void
}

/** `lower ✕`, `default none ✕`. */
export const FilterChip = ({ field, kind, filter, onChange, onRemove }: FilterChipProps) => (
  <span className={styles.chip} title={kind.about}>
    <code>{kind.name}</code>
    {kind.argument !== undefined && (
      <input
        className={styles.argument}
        aria-label={`${kind.name} ${kind.argument} of ${field}`}
        placeholder={kind.argument}
        value={filter.argument ?? ''}
        onChange={(event) => onChange({ ...filter, argument: event.currentTarget.value })}
      />
    )}
    <CloseButton
      size={24}
      iconSize={12}
      variant="transparent"
      aria-label={`Remove the filter ${kind.name} of ${field}`}
      onClick={onRemove}
    />
  </span>
)
