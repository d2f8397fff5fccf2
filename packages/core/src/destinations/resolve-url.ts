import { operationById } from '../lago/operations/catalogue.ts'
import type { SourceRecord } from '../records/record.ts'
import { compileAdvancedUrl } from './advanced.ts'
import { compile } from './compile.ts'
import type { FieldFault } from './compiled.ts'
import type { DestinationConfig } from './config.ts'
import { problem } from './fault.ts'
import { readRecord } from './plan.ts'
import type { PlanContext, PlanProblem } from './planned.ts'
import { compileTemplateUrl } from './template-url.ts'
import type { UrlMaker } from './url.ts'

export type ResolvedUrl = { ok: true; url: string } | { ok: false; problems: PlanProblem[] }

/** The URL one record goes to, whatever else of the config or the record is still wrong. */
export const resolveUrl = (
  config: DestinationConfig,
  record: SourceRecord,
  context: PlanContext,
): ResolvedUrl => {
  const compiled = urlMaker(config, context)
  if (Array.isArray(compiled)) return { ok: false, problems: compiled }
  const read = readRecord(record)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  const url = compiled.render(read.input)
  return typeof url === 'string'
    ? { ok: true, url }
    : { ok: false, problems: [problem(record.offset, 'URL', url)] }
}

const urlMaker = (config: DestinationConfig, context: PlanContext): UrlMaker | PlanProblem[] => {
  if (config.mode === 'advanced') {
    const compiled = compileAdvancedUrl(config.url, context.baseUrl)
    return compiled.ok ? compiled.url : [problem(null, 'URL', compiled.fault)]
  }
  const operation = operationById(config.operation)
  if (!operation) {
    const unknown = compile(config, context)
    return unknown.ok ? unknown.compiled.url : unknown.problems
  }
  const faults: FieldFault[] = []
  const path = (config.batching && operation.batch?.path) ?? operation.path
  const url = compileTemplateUrl(
    { config, operation, nexsetId: context.nexsetId, faults },
    path,
    context.baseUrl,
  )
  return url ?? faults.map((each) => problem(null, each.field, each))
}
