import { MultiSelect, Pill } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { controlId, type Place } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import styles from './attribute-multi-select.module.css'
import { AttributeOption } from './attribute-option.tsx'
import { maxOptions, useAttributes } from './use-attributes.ts'

interface AttributeMultiSelectProps {
  place: Place
  label: string
  description?: ReactNode
  /** While nothing is chosen. */
  placeholder: string
  value: string[]
  onChange: (paths: string[]) => void
  onBlur: () => void
  /** At the right end of the box. */
  summary?: ReactNode
}

/** Any number of the Nexset's attributes, each with its sample values in the list and with an ✕ once chosen. */
export function AttributeMultiSelect(props: AttributeMultiSelectProps) {
  const { place, value, placeholder, summary, ...input } = props
  const { all, byPath, filter } = useAttributes()
  const error = useThings(place)
  const [search, setSearch] = useState('')
  return (
    <MultiSelect
      {...input}
      id={controlId(place)}
      placeholder={value.length === 0 ? placeholder : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownClose={() => setSearch('')}
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No attribute has this name"
      data={[...new Set([...all.map(({ path }) => path), ...value])]}
      limit={maxOptions}
      filter={filter}
      value={value}
      error={error}
      {...(summary !== undefined && {
        rightSectionWidth: 130,
        rightSectionPointerEvents: 'none',
        rightSection: <span className={styles.summary}>{summary}</span>,
      })}
      renderOption={({ option }) => {
        const attribute = byPath.get(option.value)
        return attribute ? <AttributeOption attribute={attribute} /> : option.label
      }}
      renderPill={({ option, onRemove, disabled }) => (
        <Pill
          withRemoveButton
          className={styles.pill}
          {...(onRemove && { onRemove })}
          {...(disabled !== undefined && { disabled })}
          removeButtonProps={{ 'aria-hidden': false, tabIndex: 0, 'aria-label': `Remove ${option.label}` }}
        >
          {option.label}
        </Pill>
      )}
    />
  )
}
