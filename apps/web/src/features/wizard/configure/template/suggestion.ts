import type { Source } from '@ferry/core'
import { toSource } from '../../convert/source.ts'
import type { MappingRow } from './use-mapping-rows.ts'

/** What `autoMap` proposes for one field. */
interface Suggestion {
  source: Source
  reason: string
}

/** Why a row is mapped as it is, when it still is as Ferry proposed; null once a person chose otherwise. */
export const suggestionFor = (
  { part, field, source }: Pick<MappingRow, 'part' | 'field' | 'source'>,
  suggestions: Partial<Record<string, Suggestion>>,
): { short: string; long: string } | null => {
  const suggestion = part === 'mapping' ? suggestions[field] : undefined
  if (!suggestion) return null
  if (JSON.stringify(toSource(source)) !== JSON.stringify(suggestion.source)) return null
  const short = 'attribute' in suggestion.source ? 'matched by name' : suggestion.reason
  return { short, long: suggestion.reason }
}
