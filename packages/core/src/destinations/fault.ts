import type { JsonValue } from '../records/json.ts'
import type { SourceRecord } from '../records/record.ts'
import type { RecordView } from '../records/record-view.ts'
import type { PlanProblem, PlanProblemCode } from './planned.ts'

/** Why a value cannot be sent. */
export interface Fault {
  kind: 'fault'
  code: PlanProblemCode
  sentence: string
}

/** A value of a record on its way into a request: undefined where the record has none. */
export type Value = JsonValue | Fault | undefined

/** A record with its text read once. */
export interface Input {
  source: SourceRecord
  record: RecordView
}

/** Takes a value from a record. Compiled once for a config, called once for each record. */
export type Slot = (input: Input) => Value

export const fault = (code: PlanProblemCode, sentence: string): Fault => ({ kind: 'fault', code, sentence })

/** A fault as a problem of one record, or of the whole config with `offset: null`. */
export const problem = (offset: number | null, field: string, { code, sentence }: Fault): PlanProblem => ({
  offset,
  field,
  code,
  sentence,
})
