import {
  autoMap,
  autoMapPath,
  type NamedAttribute,
  type Operation,
  type Suggestion,
  type Suggestions,
} from '@ferry/core'
import { fromSource, toSource } from '../../../convert/source.ts'
import type { SourceForm } from '../../../form.ts'
import type { MappingRow, RowName } from './mapping-rows.ts'

/** How a row stands to what Ferry would map it to by name. */
export type RowSuggestion =
  /** Mapped by a likely name; nobody has agreed yet. */
  | { state: 'proposed'; reason: string }
  /** Mapped as Ferry would. */
  | { state: 'agreed'; short: string; reason: string }
  /** Not mapped, but there is an attribute that fits. */
  | { state: 'offered'; source: SourceForm; label: string; reason: string }

export type Suggest = (row: RowName) => Suggestion | undefined

/** What Ferry would map each field of an operation to, by name. */
export const suggestFor = (operation: Operation, attributes: readonly NamedAttribute[]): Suggest => {
  const of: Record<RowName['part'], Suggestions> = {
    path: autoMapPath(operation, attributes),
    mapping: autoMap(operation, attributes),
    query: {},
  }
  return ({ part, field }) => of[part][field]
}

/** null where a person chose otherwise, or no name fits. */
export const suggestionOf = (
  row: Pick<MappingRow, 'part' | 'field' | 'source' | 'isProposed'>,
  suggest: Suggest,
): RowSuggestion | null => {
  const suggestion = suggest(row)
  if (!suggestion) return null
  const { source, reason, confidence } = suggestion
  if (row.source.kind === 'none') {
    if (!('attribute' in source)) return null
    return { state: 'offered', source: fromSource(source), label: source.attribute, reason }
  }
  if (JSON.stringify(toSource(row.source)) !== JSON.stringify(source)) return null
  if (row.isProposed) return { state: 'proposed', reason }
  const byName = confidence === 'sure' ? 'same name' : 'another name of it'
  return { state: 'agreed', short: 'attribute' in source ? byName : reason, reason }
}
