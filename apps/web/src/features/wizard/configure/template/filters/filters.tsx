import type { Filter } from '@ferry/core'
import { ActionIcon, Menu } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import type { SourceForm } from '../../../form.ts'
import type { KnownField } from '../mapping/mapping-rows.ts'
import { FilterChip } from './filter-chip.tsx'
import { filterKinds, offeredFilters } from './filter-kinds.ts'
import styles from './filters.module.css'

interface FiltersProps {
  field: string
  known: KnownField | null
  source: Extract<SourceForm, { kind: 'attribute' }>
  onChange: (source: SourceForm) => void
}

/** What an attribute's value goes through, left to right, as chips; and a menu to add another. */
export function Filters({ field, known, source, onChange }: FiltersProps) {
  const set = (filters: Filter[]) => onChange({ ...source, filters })
  const offered = offeredFilters(known, source.filters)
  return (
    <span className={styles.filters} role="group" aria-label={`Filters of ${field}`}>
      {source.filters.map((filter, position) => {
        const kind = filterKinds.find(({ name }) => name === filter.name)
        // Beside a time the zone has a control of its own.
        if (!kind || (kind.name === 'zone' && known?.type === 'timestamp')) return null
        return (
          <FilterChip
            key={`${position} ${filter.name}`}
            field={field}
            kind={kind}
            filter={filter}
            onChange={(changed) => set(source.filters.toSpliced(position, 1, changed))}
            onRemove={() => set(source.filters.toSpliced(position, 1))}
          />
        )
      })}
      {offered.length > 0 && (
        <Menu position="bottom-start" width={280}>
          <Menu.Target>
            <ActionIcon size={24} variant="subtle" color="gray" aria-label={`Add a filter to ${field}`}>
              <IconFilterPlus size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(({ name, about, argument }) => (
              <Menu.Item
                key={name}
                onClick={() =>
                  set([...source.filters, argument === undefined ? { name } : { name, argument: '' }])
                }
              >
                <code>{name}</code>
                <span className={styles.about}>{about}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  )
}
