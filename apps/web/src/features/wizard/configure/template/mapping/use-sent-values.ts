import { parseJson, parsePath, readPath, type SourceRecord, writeJson } from '@ferry/core'
import { useMemo } from 'react'
import { useShownPreview } from '../../../sample/preview-context.tsx'
import { recordPart, sentText } from '../../../sample/sent-value.ts'
import type { MappingRow } from './mapping-rows.ts'

/** Reads, for the shown record, what is really sent in a row's field: from the body the preview made of it. */
export const useSentValues = (record: SourceRecord | undefined) => {
  const { shown } = useShownPreview()
  const part = useMemo(() => {
    const request = record && shown?.plan.requests.find(({ offsets }) => offsets.includes(record.offset))
    return request && record ? recordPart(request, record.offset) : null
  }, [shown, record])
  return (row: MappingRow): string | null => {
    if (row.part === 'mapping' && part) return sentText(part, row.field)
    return record ? attributeText(record, row) : null
  }
}

/** For path and query, and for a record that makes no request: the attribute as the record has it. */
const attributeText = (record: SourceRecord, { source }: MappingRow): string | null => {
  if (source.kind === 'constant') return source.value
  if (source.kind !== 'attribute') return null
  const parsed = parseJson(record.text)
  const path = parsePath(source.attribute)
  const value = parsed.ok && path.ok ? readPath(parsed.value, path.steps) : undefined
  if (value === undefined) return null
  return value.kind === 'string' ? value.value : writeJson(value)
}
