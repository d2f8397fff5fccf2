import { z } from 'zod'
import { Confirmed, Why } from './attention.ts'
import { Progress } from './destinations.ts'
import type { Endpoint } from './endpoint.ts'
import { ById, Paging, page, Time } from './shared.ts'

const Offset = z.int().min(0)
/** Records by offset (`to` not included), or by the time they came. */
export const ReplayedRecords = z.union([
  z.strictObject({ from: Offset, to: Offset }),
  z.strictObject({ since: Time, until: Time.optional() }),
])
export const NewReplay = z.strictObject({
  records: ReplayedRecords,
  /** False states the billing effect as `confirmation_required` and does nothing. */
  confirmed: Confirmed,
  why: Why.default(''),
})
export type NewReplay = z.input<typeof NewReplay>

/** Records that were delivered before, sent again as a run of its own. */
export const Replay = z.object({
  /** The `run` of its records. */
  number: z.int(),
  firstOffset: z.int(),
  lastOffset: z.int(),
  /** Counts of this run alone; the destination's own do not change. */
  progress: Progress,
  by: z.string(),
  why: z.string(),
  startedAt: Time,
})
export type Replay = z.infer<typeof Replay>

const tags: [string] = ['Replays']
/** Send an `Idempotency-Key` header: one press is one replay. */
export const replayRecords = {
  method: 'POST',
  url: '/destinations/:id/replay',
  schema: {
    summary: 'Send delivered records again, once the billing effect is confirmed',
    tags,
    params: ById,
    body: NewReplay,
    response: { 201: Replay },
  },
} as const satisfies Endpoint
export const listReplays = {
  method: 'GET',
  url: '/destinations/:id/replays',
  schema: {
    summary: 'Replays with their progress, the newest first',
    tags,
    params: ById,
    querystring: Paging,
    response: { 200: page(Replay) },
  },
} as const satisfies Endpoint
