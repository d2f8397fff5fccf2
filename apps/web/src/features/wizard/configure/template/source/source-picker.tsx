import { Select } from '@mantine/core'
import { memo, useMemo } from 'react'
import { searchOptions } from '../../../../../ui/search-options.ts'
import { controlId } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import { AttributeOption } from '../../attributes/attribute-option.tsx'
import { maxOptions, useAttributes } from '../../attributes/use-attributes.ts'
import type { MappingRow } from '../mapping/mapping-rows.ts'
import { useSentValue } from '../mapping/sent-values.tsx'
import type { MappingChanges } from '../mapping/use-mapping-changes.ts'
import { attributePrefix, otherSources, pickerValue } from './source-options.ts'

interface SourcePickerProps {
  row: MappingRow
  onPick: MappingChanges['pickSource']
}

/** Where one field takes its value from: an attribute, found by its path or a sample value, or another kind of source. */
export function SourcePicker(props: SourcePickerProps) {
  const { row } = props
  const isFaulty = useThings(`${row.part}.${row.field}`) !== null
  const sent = useSentValue(row)
  return (
    <SourceSelect {...props} isFaulty={isFaulty} isFilled={row.source.kind === 'none' && sent !== null} />
  )
}

interface SourceSelectProps extends SourcePickerProps {
  isFaulty: boolean
  /** True when Ferry fills the field in by itself as long as no source is chosen. */
  isFilled: boolean
}

/** It shows which source there is, not what was typed into it: a keystroke there need not draw it. */
const isSame = (before: SourceSelectProps, after: SourceSelectProps): boolean =>
  before.onPick === after.onPick &&
  before.isFaulty === after.isFaulty &&
  before.isFilled === after.isFilled &&
  before.row.part === after.row.part &&
  before.row.field === after.row.field &&
  before.row.isRequired === after.row.isRequired &&
  before.row.known?.path === after.row.known?.path &&
  pickerValue(before.row.source) === pickerValue(after.row.source)

const SourceSelect = memo(function SourceSelect({ row, isFaulty, isFilled, onPick }: SourceSelectProps) {
  const { all, byPath } = useAttributes()
  const { source, part, field, known, isRequired } = row
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
      id={controlId(`${part}.${field}`)}
      aria-label={`${field} takes its value from`}
      aria-required={isRequired}
      placeholder={isFilled ? 'Filled in by Ferry' : 'Choose a source'}
      size="xs"
      searchable
      // Led here by "2 things to fix", a person first reads what is wrong and suggested, which the list would cover.
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage="No attribute has this name or value"
      // Closed, its options are not drawn: every keystroke elsewhere would walk past all of them.
      comboboxProps={{ width: 360, position: 'bottom-start', keepMounted: false }}
      limit={maxOptions}
      data={data}
      filter={filter}
      value={pickerValue(source)}
      onChange={(value) => {
        if (value !== null) onPick(row, value)
      }}
      error={isFaulty}
      renderOption={({ option }) => {
        const isAttribute = option.value.startsWith(attributePrefix)
        const attribute = isAttribute ? byPath.get(option.value.slice(attributePrefix.length)) : undefined
        return attribute ? <AttributeOption attribute={attribute} /> : option.label
      }}
    />
  )
}, isSame)
