import { operationById, operations } from '../lago/operations/catalogue.ts'
import { compileAdvanced } from './advanced.ts'
import { closest } from './catalogue-fields.ts'
import type { CompileResult } from './compiled.ts'
import type { DestinationConfig } from './config.ts'
import { fault, problem } from './fault.ts'
import type { PlanContext, PlanProblem } from './planned.ts'
import { compileTemplate } from './template.ts'

/** Decides once all that does not depend on a record. Without a base URL its origin is not checked. */
export const compile = (
  config: DestinationConfig,
  context: { nexsetId: string; baseUrl: string | null },
): CompileResult => {
  if (config.mode === 'advanced') return compileAdvanced(config, context.baseUrl)
  const operation = operationById(config.operation)
  if (operation) return compileTemplate(config, operation, context.nexsetId, context.baseUrl)
  const near = closest(
    config.operation,
    operations.map(({ id }) => id),
  )
  const sentence = `Ferry has no template "${config.operation}".${near ? ` Did you mean ${near}?` : ' Use the Advanced tab.'}`
  return { ok: false, problems: [problem(null, 'Endpoint', fault('unknown_operation', sentence))] }
}

/** What keeps a config from sending anything, without records; `offset` is null in each. */
export const configProblems = (config: DestinationConfig, context?: PlanContext): PlanProblem[] => {
  const result = compile(config, context ?? { nexsetId: 'unknown', baseUrl: null })
  return result.ok ? [] : result.problems
}
