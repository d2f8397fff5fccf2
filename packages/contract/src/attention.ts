import { z } from 'zod'
import { Header, Id, LagoAnswer, PlainText, PlannedRequest, PlanProblem } from './shared.ts'

/** Which records an act is about. Those that are no longer in that state by then are left alone. */
const byOffset = z.strictObject({ offsets: z.array(z.int().min(0)).min(1).max(1000) })
const all = z.strictObject({ all: z.literal(true) })
/** Set aside for the same reason: the `code` and `field` of a group. */
const byReason = z.strictObject({ code: PlainText, field: PlainText.nullable() })
export const SelectedAside = z.union([byOffset, byReason, all])
export type SelectedAside = z.infer<typeof SelectedAside>
export const SelectedUnknown = z.union([byOffset, all])
export type SelectedUnknown = z.infer<typeof SelectedUnknown>

/** Why somebody does it; kept in the audit. */
export const Why = PlainText.trim().max(500)
/** False states the effect as `confirmation_required` and does nothing. */
export const Confirmed = z.boolean().default(false)

/** What an act did. Records that somebody else has dealt with meanwhile are in neither number. */
export const ActResult = z.object({
  count: z.int(),
  /** Records that were left as they are, and why; at most 100 of them. */
  kept: z.array(z.object({ offset: z.int(), code: z.string(), sentence: z.string() })),
  /** What happened, in words. */
  sentence: z.string(),
})
export type ActResult = z.infer<typeof ActResult>

/** The request that a call made, rendered again; `matches` says whether its hash is that of the bytes sent. */
export const RenderedRequest = z.object({
  headers: z.array(Header),
  body: z.string().nullable(),
  matches: z.boolean(),
})

/** The call that brought a record here. */
export const CallOfRecord = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  sentAt: z.iso.datetime(),
  /** Records in the request. */
  recordCount: z.int(),
  /** Place of this record in it, from 0. */
  position: z.int(),
  request: RenderedRequest,
  answer: LagoAnswer,
})
export type CallOfRecord = z.infer<typeof CallOfRecord>

/** What sending the record now would send: one request of its own, or why it cannot be sent. */
export const NextRequest = z.object({ request: PlannedRequest.nullable(), problems: z.array(PlanProblem) })
export type NextRequest = z.infer<typeof NextRequest>

export const AtOffset = z.object({ id: Id, offset: z.coerce.number<number>().int().min(0) })
