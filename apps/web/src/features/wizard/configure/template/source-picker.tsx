import { Select } from '@mantine/core'
import type { SourceForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { useWizard } from '../../wizard-context.tsx'
import { otherSources, pickerValue, sourceOfPicker } from './source-options.ts'
import styles from './source-picker.module.css'
import type { MappingRow } from './use-mapping-rows.ts'

interface SourcePickerProps {
  row: MappingRow
  /** True when Ferry fills the field in by itself as long as no source is chosen. */
  isFilled: boolean
  onChange: (source: SourceForm) => void
}

/** Where one field takes its value from: an attribute (with a sample value beside it) or another kind of source. */
export function SourcePicker({ row, isFilled, onChange }: SourcePickerProps) {
  const { nexset } = useWizard()
  const place = `${row.part}.${row.field}`
  const fault = useThings(place)
  const attributes = nexset.attributes.map(({ path }) => path)
  const { source } = row
  const isForeign = source.kind === 'attribute' && !attributes.includes(source.attribute)
  const examples = new Map(
    nexset.attributes.map(({ path, examples: [first] }) => [`attribute:${path}`, first]),
  )
  return (
    <Select
      id={controlId(place)}
      aria-label={`${row.field} takes its value from`}
      placeholder={isFilled ? 'Filled in by Ferry' : 'Choose a source'}
      size="xs"
      searchable
      allowDeselect={false}
      nothingFoundMessage="No attribute has this name"
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      data={[
        {
          group: 'Attributes',
          items: [...attributes, ...(isForeign ? [source.attribute] : [])].map((path) => ({
            value: `attribute:${path}`,
            label: path,
          })),
        },
        { group: 'Other sources', items: otherSources(row) },
      ]}
      value={pickerValue(source)}
      onChange={(value) => {
        if (value !== null) onChange(sourceOfPicker(value, row))
      }}
      error={fault !== null}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.label}</span>
          <span className={styles.example}>{examples.get(option.value)}</span>
        </span>
      )}
    />
  )
}
