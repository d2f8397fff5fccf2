import type { FieldType } from '@ferry/core'
import type { SourceForm } from '../../../form.ts'
import type { MappingRow } from '../mapping/mapping-rows.ts'

export const attributePrefix = 'attribute:'

/** A source → the picker's value; null while nothing was chosen. */
export const pickerValue = (source: SourceForm): string | null => {
  if (source.kind === 'none') return null
  return source.kind === 'attribute' ? `${attributePrefix}${source.attribute}` : source.kind
}

/** The picker's value → a source. What a kind keeps from the last choice (the text of a constant) it keeps. */
export const sourceOfPicker = (
  value: string,
  { source, known, part }: Pick<MappingRow, 'source' | 'known' | 'part'>,
): SourceForm => {
  if (value.startsWith(attributePrefix)) {
    const filters = source.kind === 'attribute' ? source.filters : []
    return { kind: 'attribute', attribute: value.slice(attributePrefix.length), filters }
  }
  if (value === source.kind) return source
  switch (value) {
    case 'constant':
      return { kind: 'constant', value: '', as: part === 'mapping' ? constantKind(known?.type) : 'text' }
    case 'text':
      return { kind: 'text', text: source.kind === 'attribute' ? `{record.${source.attribute}}` : '' }
    case 'rest':
      return { kind: 'rest' }
    case 'derived':
      return { kind: 'derived', suffix: '' }
    default:
      return { kind: 'none' }
  }
}

/** How a typed constant is written into the body for a field of this type. */
export const constantKind = (type: FieldType | undefined): 'text' | 'number' | 'json' => {
  switch (type) {
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
    case 'object':
    case 'array':
      return 'json'
    default:
      return 'text'
  }
}

/** Kinds of source besides attributes that make sense for a field. */
export const otherSources = ({ part, field, known }: Pick<MappingRow, 'part' | 'field' | 'known'>) => [
  { value: 'constant', label: 'Constant: the same value for every record' },
  { value: 'text', label: 'Text with attributes in it: {record.x}' },
  ...(part === 'mapping' && known?.type === 'object'
    ? [{ value: 'rest', label: 'Rest: all other attributes' }]
    : []),
  ...(part === 'mapping' && /^(transaction|external)_id$/.test(field)
    ? [{ value: 'derived', label: 'Derived id: made by Ferry, the same on every retry' }]
    : []),
]
