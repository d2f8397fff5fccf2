import { type DestinationConfig, type Plan, type PlanContext, plan } from '@ferry/core'
import { type Page, recordsOf } from '../../nexsets/queries/read-records.ts'
import { holds, type Span } from '../ranges/positions.ts'

/** Records as they lie in the log, and what is to be made of them: all of it can be sent to another thread. */
export interface PlanTask {
  pages: readonly Page[]
  /** Which records of the pages are meant. */
  spans: readonly Span[]
  config: DestinationConfig
  context: PlanContext
}

export interface PlannedPages extends Plan {
  /** How many records the pages held of those that are meant. */
  found: number
}

/** Unpacks pages and plans their records. Pure, so it does not matter which thread does it. */
export const planPages = ({ pages, spans, config, context }: PlanTask): PlannedPages => {
  const records = pages.flatMap(recordsOf).filter(({ offset }) => holds(spans, offset))
  return { ...plan(config, records, context), found: records.length }
}
