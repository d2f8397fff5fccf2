import { TextInput } from '@mantine/core'
import type { SourceForm } from '../../../form.ts'
import { MacroInput } from '../../macros/macro-input.tsx'
import { Filters } from '../filters/filters.tsx'
import type { MappingRow } from '../mapping/mapping-rows.ts'
import { ConstantInput } from './constant-input.tsx'
import { ZoneSelect } from './zone-select.tsx'

interface SourceInputProps {
  row: MappingRow
  onChange: (source: SourceForm) => void
}

/** What a source needs besides its kind: filters, the constant, the text, the suffix, the zone of times without one. */
export function SourceInput({ row, onChange }: SourceInputProps) {
  const { field, known, source } = row
  switch (source.kind) {
    case 'constant':
      return <ConstantInput row={row} source={source} onChange={onChange} />
    case 'text':
      return (
        <MacroInput
          size="xs"
          aria-label={`Text of ${field}`}
          placeholder="prefix-{record.id}"
          value={source.text}
          onChange={(text) => onChange({ kind: 'text', text })}
        />
      )
    case 'derived':
      return (
        <TextInput
          size="xs"
          aria-label={`Suffix of the derived ${field}`}
          placeholder="suffix (optional)"
          autoComplete="off"
          spellCheck={false}
          value={source.suffix}
          onChange={(event) => onChange({ kind: 'derived', suffix: event.currentTarget.value })}
        />
      )
    case 'attribute':
      return (
        <>
          <Filters field={field} known={known} source={source} onChange={onChange} />
          {known?.type === 'timestamp' && <ZoneSelect field={field} source={source} onChange={onChange} />}
        </>
      )
    case 'none':
    case 'rest':
      return null
    default:
      return source satisfies never
  }
}
