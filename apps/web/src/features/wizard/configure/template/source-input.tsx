import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { SourceForm } from '../../form.ts'
import type { MappingRow } from './use-mapping-rows.ts'
import { ZoneSelect } from './zone-select.tsx'

interface SourceInputProps {
  row: MappingRow
  onChange: (source: SourceForm) => void
}

const kinds = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'json', label: 'JSON' },
] as const

/** What a source needs besides its kind: the constant, the text, the suffix, the zone of times without one. */
export function SourceInput({ row: { field, known, source }, onChange }: SourceInputProps) {
  switch (source.kind) {
    case 'constant':
      return (
        <Group gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            aria-label={`Value of ${field}`}
            placeholder={known?.example?.replaceAll('"', '') ?? 'value'}
            value={source.value}
            onChange={(event) => onChange({ ...source, value: event.currentTarget.value })}
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
    case 'text':
      return (
        <TextInput
          size="xs"
          aria-label={`Text of ${field}`}
          placeholder="prefix-{record.id}"
          value={source.text}
          onChange={(event) => onChange({ kind: 'text', text: event.currentTarget.value })}
        />
      )
    case 'derived':
      return (
        <TextInput
          size="xs"
          aria-label={`Suffix of the derived ${field}`}
          placeholder="suffix (optional)"
          value={source.suffix}
          onChange={(event) => onChange({ kind: 'derived', suffix: event.currentTarget.value })}
        />
      )
    case 'attribute':
      return known?.type === 'timestamp' ? (
        <ZoneSelect field={field} source={source} onChange={onChange} />
      ) : null
    case 'none':
    case 'rest':
      return null
    default:
      return source satisfies never
  }
}
