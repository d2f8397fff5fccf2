import type { SourceRecord } from '../records/record.ts'
import { viewRecord } from '../records/record-view.ts'
import { batchesOf, type Rendered } from './batches.ts'
import { compile } from './compile.ts'
import type { Compiled, FieldFault } from './compiled.ts'
import type { DestinationConfig } from './config.ts'
import { fault, type Input, problem } from './fault.ts'
import type { Plan, PlanContext, PlanProblem } from './planned.ts'
import { repeatedIds } from './repeated-ids.ts'

/** Grows whenever `plan` makes other requests of the same config and records; a started range keeps its version. */
export const planVersion = 3

/**
 * The requests a config makes of records, final to the byte: resolve each record, exclude, partition by URL and headers,
 * group, cut to size, write. Pure: same arguments, same bytes, in the browser, on the server and on every retry.
 * A config that cannot be used gives problems with `offset: null` and no requests; a record that cannot be sent gives
 * problems with its offset, and every other record is in exactly one request.
 */
export const plan = (
  config: DestinationConfig,
  records: readonly SourceRecord[],
  context: PlanContext,
): Plan => {
  const compiled = compile(config, context)
  if (!compiled.ok) return { requests: [], problems: compiled.problems }
  const problems: PlanProblem[] = []
  const batches = batchesOf(compiled.compiled)
  const repeatOf = repeatedIds(records, (record) => renderRecord(compiled.compiled, record, []))
  for (const [index, record] of records.entries()) {
    const rendered = renderRecord(compiled.compiled, record, problems)
    if (!rendered) continue
    const repeat = repeatOf(rendered, index)
    if (typeof repeat === 'string') batches.add(rendered, repeat === 'same')
    else problems.push(problem(record.offset, 'transaction_id', repeat))
  }
  return { requests: batches.end(), problems }
}

/** The record's text read once, or the problem that it is not an object. */
export const readRecord = (
  source: SourceRecord,
): { ok: true; input: Input } | { ok: false; problem: PlanProblem } => {
  const read = viewRecord(source.text)
  if (read.ok) return { ok: true, input: { source, record: read.view } }
  return { ok: false, problem: problem(source.offset, 'record', fault('record_not_object', read.sentence)) }
}

const renderRecord = (compiled: Compiled, source: SourceRecord, problems: PlanProblem[]): Rendered | null => {
  const read = readRecord(source)
  if (!read.ok) {
    problems.push(read.problem)
    return null
  }
  const { input } = read
  const faults: FieldFault[] = []
  const url = compiled.url.render(input)
  if (typeof url !== 'string') faults.push({ ...url, field: 'URL' })
  const headers = compiled.headers.render(input)
  if (!Array.isArray(headers)) faults.push({ ...headers, field: headers.header })
  const item = compiled.item(input, typeof url === 'string' ? url : '', faults)
  if (typeof url !== 'string' || !Array.isArray(headers) || faults.length > 0) {
    for (const each of faults) problems.push(problem(source.offset, each.field, each))
    return null
  }
  const { text, identity, group } = item
  return { offset: source.offset, url, headers, text, identity, group }
}
