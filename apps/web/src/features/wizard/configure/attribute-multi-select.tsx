import { MultiSelect, Pill } from '@mantine/core'
import type { ReactNode } from 'react'
import { controlId, type Place } from '../things.ts'
import { useThings } from '../use-things.ts'
import { useWizard } from '../wizard-context.tsx'
import styles from './attribute-multi-select.module.css'

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

/** Any number of the Nexset's attributes, each with its sample value in the list and with an ✕ once chosen. */
export function AttributeMultiSelect(props: AttributeMultiSelectProps) {
  const { place, value, placeholder, summary, ...input } = props
  const { nexset } = useWizard()
  const error = useThings(place)
  const all = nexset.attributes.map(({ path }) => path)
  const examples = new Map(nexset.attributes.map(({ path, examples: [first] }) => [path, first]))
  return (
    <MultiSelect
      {...input}
      id={controlId(place)}
      placeholder={value.length === 0 ? placeholder : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No attribute has this name"
      data={[...new Set([...all, ...value])]}
      value={value}
      error={error}
      {...(summary !== undefined && {
        rightSectionWidth: 130,
        rightSectionPointerEvents: 'none',
        rightSection: <span className={styles.summary}>{summary}</span>,
      })}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.label}</span>
          <span className={styles.example}>{examples.get(option.value)}</span>
        </span>
      )}
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
