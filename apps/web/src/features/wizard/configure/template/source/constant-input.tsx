import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { SourceForm } from '../../../form.ts'
import type { MappingRow } from '../mapping/mapping-rows.ts'

type Constant = Extract<SourceForm, { kind: 'constant' }>

interface ConstantInputProps {
  row: Pick<MappingRow, 'field' | 'known'>
  source: Constant
  onChange: (source: SourceForm) => void
}

const kinds = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'json', label: 'JSON' },
] as const

/** The same value for every record: chosen where Lago takes only some, typed elsewhere. */
export function ConstantInput({ row: { field, known }, source, onChange }: ConstantInputProps) {
  const values = known?.values ?? (known?.type === 'boolean' ? ['true', 'false'] : null)
  const set = (value: string) => onChange({ ...source, value })
  if (values !== null)
    return (
      <NativeSelect
        size="xs"
        aria-label={`Value of ${field}`}
        data={[
          { value: '', label: 'Choose a value', disabled: true },
          ...new Set([...values, ...(source.value === '' ? [] : [source.value])]),
        ]}
        value={source.value}
        onChange={(event) => set(event.currentTarget.value)}
      />
    )
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        size="xs"
        flex={1}
        aria-label={`Value of ${field}`}
        placeholder={exampleOf(known)}
        autoComplete="off"
        spellCheck={false}
        value={source.value}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {!known && (
        <NativeSelect
          size="xs"
          aria-label={`${field} is sent as`}
          data={kinds}
          value={source.as}
          onChange={(event) => {
            const chosen = kinds.find(({ value }) => value === event.currentTarget.value)
            if (chosen) onChange({ ...source, as: chosen.value })
          }}
        />
      )}
    </Group>
  )
}

/** The catalogue's example as a person would type it: JSON as it is, a text without its quotes. */
const exampleOf = (known: MappingRow['known']): string => {
  const example = known?.example ?? 'value'
  return example.startsWith('"') ? example.slice(1, -1) : example
}
