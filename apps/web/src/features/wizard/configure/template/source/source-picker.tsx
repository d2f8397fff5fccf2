import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { searchOptions } from '../../../../../ui/search-options.ts'
import type { SourceForm } from '../../../form.ts'
import { controlId } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import { AttributeOption } from '../../attributes/attribute-option.tsx'
import { maxOptions, useAttributes } from '../../attributes/use-attributes.ts'
import type { MappingRow } from '../mapping/mapping-rows.ts'
import { attributePrefix, otherSources, pickerValue, sourceOfPicker } from './source-options.ts'

interface SourcePickerProps {
  row: MappingRow
  /** True when Ferry fills the field in by itself as long as no source is chosen. */
  isFilled: boolean
  onChange: (source: SourceForm) => void
}

/** Where one field takes its value from: an attribute, found by its path or a sample value, or another kind of source. */
export function SourcePicker({ row, isFilled, onChange }: SourcePickerProps) {
  const { all, byPath } = useAttributes()
  const place = `${row.part}.${row.field}`
  const fault = useThings(place)
  const { source, part, field, known } = row
  const chosen = source.kind === 'attribute' ? source.attribute : null
  const data = useMemo(() => {
    const paths = all.map(({ path }) => path)
    const isForeign = chosen !== null && !byPath.has(chosen)
    const items = [...paths, ...(isForeign ? [chosen] : [])].map((path) => ({
      value: `${attributePrefix}${path}`,
      label: path,
    }))
    return [
      { group: 'Attributes', items },
      { group: 'Other sources', items: otherSources({ part, field, known }) },
    ]
  }, [all, byPath, chosen, part, field, known])
  const filter = useMemo(() => {
    const labels = new Map(data.flatMap(({ items }) => items.map(({ value, label }) => [value, label])))
    const examplesOf = (value: string) => byPath.get(value.slice(attributePrefix.length))?.examples ?? []
    return searchOptions((value) => [labels.get(value), ...examplesOf(value)].join(' '))
  }, [data, byPath])
  return (
    <Select
      id={controlId(place)}
      aria-label={`${field} takes its value from`}
      placeholder={isFilled ? 'Filled in by Ferry' : 'Choose a source'}
      size="xs"
      searchable
      allowDeselect={false}
      nothingFoundMessage="No attribute has this name or value"
      comboboxProps={{ width: 360, position: 'bottom-start' }}
      limit={maxOptions}
      data={data}
      filter={filter}
      value={pickerValue(source)}
      onChange={(value) => {
        if (value !== null) onChange(sourceOfPicker(value, row))
      }}
      error={fault !== null}
      renderOption={({ option }) => {
        const isAttribute = option.value.startsWith(attributePrefix)
        const attribute = isAttribute ? byPath.get(option.value.slice(attributePrefix.length)) : undefined
        return attribute ? <AttributeOption attribute={attribute} /> : option.label
      }}
    />
  )
}
