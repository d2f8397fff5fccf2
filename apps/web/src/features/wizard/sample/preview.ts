import {
  DestinationConfig,
  type Plan,
  type PlanContext,
  type PlanProblem,
  plan,
  type SourceRecord,
} from '@ferry/core'
import { placeOfProblem, type Thing, thingOfIssue } from '../things.ts'

/** What a config makes of the sample, or what must be mended before it makes anything. */
export type Preview =
  | { state: 'made'; config: DestinationConfig; plan: Plan }
  | { state: 'faulty'; things: Thing[] }

/** Runs the very code that delivers; nothing is sent and nothing asked of the server. */
export const makePreview = (
  config: DestinationConfig,
  records: readonly SourceRecord[],
  context: PlanContext,
): Preview => {
  const parsed = DestinationConfig.safeParse(config)
  if (!parsed.success) return { state: 'faulty', things: distinct(parsed.error.issues.map(thingOfIssue)) }
  const made = plan(parsed.data, [...records], context)
  const faults = made.problems.filter(({ offset }) => offset === null)
  if (faults.length > 0)
    return { state: 'faulty', things: distinct(faults.map((fault) => thingOf(fault, config))) }
  return { state: 'made', config: parsed.data, plan: made }
}

const thingOf = (problem: PlanProblem, config: DestinationConfig): Thing => ({
  place: placeIn(config)(problem),
  sentence: problem.sentence,
})

/** Finds the control of a problem on the screen of this config. */
export const placeIn = (config: DestinationConfig) => (problem: Pick<PlanProblem, 'field'>) => {
  const grouping = config.batching?.grouping
  return placeOfProblem(problem, {
    isTemplate: config.mode === 'template',
    pathFields: config.mode === 'template' ? Object.keys(config.path ?? {}) : [],
    queryFields: config.mode === 'template' ? Object.keys(config.query ?? {}) : [],
    headerNames: config.mode === 'advanced' ? config.headers.map(({ name }) => name) : [],
    constants: grouping && 'constants' in grouping ? Object.keys(grouping.constants) : [],
    groupAttributes: grouping && 'attributes' in grouping ? grouping.attributes : [],
  })
}

const distinct = (things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [`${thing.place} ${thing.sentence}`, thing])).values(),
]
