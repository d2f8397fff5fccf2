import type { Source } from '@ferry/core'
import type { FieldRow, SourceForm } from '../form.ts'

/** The picker's choice → the config's source; null when nothing was chosen. */
export const toSource = (form: SourceForm): Source | null => {
  switch (form.kind) {
    case 'none':
      return null
    case 'attribute':
      return form.filters.length > 0
        ? { attribute: form.attribute, filters: form.filters }
        : { attribute: form.attribute }
    case 'constant':
      return form.as === 'text' ? { constant: form.value } : { constant: form.value, as: form.as }
    case 'text':
      return { text: form.text }
    case 'rest':
      return { rest: true }
    case 'derived':
      return { derived: { suffix: form.suffix } }
    default:
      return form satisfies never
  }
}

export const fromSource = (source: Source): SourceForm => {
  if ('attribute' in source)
    return { kind: 'attribute', attribute: source.attribute, filters: source.filters ?? [] }
  if ('constant' in source) return { kind: 'constant', value: source.constant, as: source.as ?? 'text' }
  if ('text' in source) return { kind: 'text', text: source.text }
  if ('rest' in source) return { kind: 'rest' }
  return { kind: 'derived', suffix: source.derived.suffix }
}

/** Rows without a source are left out; of two rows for one field the last counts. */
export const toSources = (rows: readonly FieldRow[]): Record<string, Source> =>
  Object.fromEntries(
    rows.flatMap(({ field, source }) => {
      const chosen = toSource(source)
      return chosen === null ? [] : [[field, chosen] as const]
    }),
  )

export const fromSources = (sources: Record<string, Source> | undefined): FieldRow[] =>
  Object.entries(sources ?? {}).map(([field, source]) => ({ field, source: fromSource(source) }))
