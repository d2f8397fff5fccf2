import { type JsonValue, parseJson, parsePath, readPath, type SourceRecord, writeJson } from '@ferry/core'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { useShownPreview } from '../../../sample/preview-context.tsx'
import { recordPart, sentText } from '../../../sample/sent-value.ts'
import type { MappingRow } from './mapping-rows.ts'
import styles from './mapping-table.module.css'

interface Shown {
  record: SourceRecord | undefined
  /** The record's part of the body the preview made of it; null where it makes no request. */
  part: JsonValue | null
}

const ShownRecord = createContext<Shown>({ record: undefined, part: null })

interface SentValuesProps {
  record: SourceRecord | undefined
  children: ReactNode
}

/** Finds what is sent of one record, once for all rows, so that a new preview draws nothing of a row but its value. */
export function SentValues({ record, children }: SentValuesProps) {
  const { shown } = useShownPreview()
  const value = useMemo<Shown>(() => {
    const request = record && shown?.plan.requests.find(({ offsets }) => offsets.includes(record.offset))
    return { record, part: request && record ? recordPart(request, record.offset) : null }
  }, [shown, record])
  return <ShownRecord value={value}>{children}</ShownRecord>
}

type ValuedRow = Pick<MappingRow, 'part' | 'field' | 'source'>

/** What is really sent in a row's field, from the body the preview made; null when nothing is. */
export const useSentValue = (row: ValuedRow): string | null => {
  const { record, part } = use(ShownRecord)
  if (row.part === 'mapping' && part) return sentText(part, row.field)
  return record ? attributeText(record, row) : null
}

/** The third column of a row. */
export function SentValue({ row }: { row: ValuedRow }) {
  const value = useSentValue(row)
  return (
    <span className={styles.value} title={value ?? undefined}>
      {value ?? (row.source.kind === 'none' ? 'not sent' : '–')}
    </span>
  )
}

/** For path and query, and for a record that makes no request: the attribute as the record has it. */
const attributeText = (record: SourceRecord, { source }: ValuedRow): string | null => {
  if (source.kind === 'constant') return source.value
  if (source.kind !== 'attribute') return null
  const parsed = parseJson(record.text)
  const path = parsePath(source.attribute)
  const value = parsed.ok && path.ok ? readPath(parsed.value, path.steps) : undefined
  if (value === undefined) return null
  return value.kind === 'string' ? value.value : writeJson(value)
}
