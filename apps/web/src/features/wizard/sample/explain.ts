import {
  type DestinationConfig,
  type Path,
  type PlannedRequest,
  parseJson,
  parsePath,
  printPath,
  readPath,
  type Source,
  type SourceRecord,
  writeJson,
} from '@ferry/core'
import { recordNumber } from './sample-source.ts'

/** Attribute → mapping → value, for one value of a body. */
export interface Explained {
  /** Number of the record, from 1. */
  record: number
  /** Where the value comes from: `at = "2026-07-01T00:00:00Z"`, `the constant "api_calls"`. */
  from: string
  /** The field it is sent in. */
  field: string
}

/** Says where the value at a path of a body comes from; null for what the batch itself adds. */
export const explain = (
  path: Path,
  request: Pick<PlannedRequest, 'offsets'>,
  config: DestinationConfig,
  records: readonly SourceRecord[],
): Explained | null => {
  const position = path.findIndex((step) => typeof step === 'number')
  const isList = position >= 0 && position <= 1 && (request.offsets.length > 1 || config.batching !== null)
  const index = isList ? Number(path[position]) : 0
  const field = isList ? path.slice(position + 1) : path.slice(rootLength(path, config))
  const offset = request.offsets[index]
  const record = records.find((one) => one.offset === offset)
  if (!record || field.length === 0) return null
  const from = config.mode === 'template' ? mapped(field, config, record) : valueAt(record, field)
  return from === null ? null : { record: recordNumber(record.offset), from, field: printPath(field) }
}

/** Lago's bodies have one root key; a body without batching that is sent bare has none. */
const rootLength = (path: Path, config: DestinationConfig): number =>
  config.mode === 'advanced' && config.wrapKey === null ? 0 : Math.min(1, path.length)

const mapped = (
  field: Path,
  { mapping }: Extract<DestinationConfig, { mode: 'template' }>,
  record: SourceRecord,
): string | null => {
  for (let length = field.length; length > 0; length -= 1) {
    const source = mapping[printPath(field.slice(0, length))]
    if (source) return sourceWords(source, field.slice(length), record)
  }
  const [name] = field
  if (name === 'transaction_id') return madeId
  return name === 'timestamp' ? `the time Ferry received the record, ${record.receivedAt}` : null
}

const madeId = 'made by Ferry from the Nexset, the record’s place and the suffix'

const sourceWords = (source: Source, below: Path, record: SourceRecord): string | null => {
  if ('rest' in source) return valueAt(record, below)
  if ('derived' in source) return madeId
  if ('constant' in source) return `the constant “${source.constant}”`
  if ('text' in source) return `the text ${source.text}`
  const path = parsePath(source.attribute)
  return path.ok ? valueAt(record, [...path.steps, ...below]) : null
}

const valueAt = (record: SourceRecord, path: Path): string | null => {
  const parsed = parseJson(record.text)
  const value = parsed.ok ? readPath(parsed.value, path) : undefined
  return value === undefined ? null : `${printPath(path)} = ${cut(writeJson(value))}`
}

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)
