import { DestinationConfig } from '@ferry/core'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Header, Id, LagoAnswer, NexsetRecord, Paging, page, SecretHeaders, Time } from './shared.ts'

/** What the person saw when pressing Send Test Data; the server refuses to send anything else. */
export const Shown = z.strictObject({
  method: z.enum(['POST', 'PUT', 'DELETE', 'PATCH']),
  url: z.string(),
  headers: z.array(Header),
  body: z.string().nullable(),
})

/** Where the offsets of records begin that are no Nexset's: above all that a Nexset can hold. */
export const firstOwnOffset = 2 ** 52

export const NewTestCall = z.strictObject({
  nexsetId: Id,
  credentialId: Id,
  config: DestinationConfig,
  /** The destination that is edited: its values of secret headers are used where none is given here. */
  destinationId: Id.optional(),
  secretHeaders: SecretHeaders.optional(),
  /** Offsets of the records of the one request that is tested. */
  offsets: z.array(z.int().min(0)).min(1).max(1000),
  /**
   * The records themselves where a person pasted or generated them. Their offsets start at `firstOwnOffset`, so that none is
   * taken for one of the Nexset's; events made of them carry ids of edited tests.
   */
  records: z
    .array(NexsetRecord.extend({ offset: z.int().min(firstOwnOffset) }))
    .max(1000)
    .optional(),
  /** True when the person edited the body; then `shown.body` is what they wrote. */
  edited: z.boolean(),
  shown: Shown,
  /** Needed when sending again repeats an effect (resend class C) or deletes. */
  confirmed: z.boolean().default(false),
  /** Needed after `already_sent`: a person knows that the effect happened before and wants it once more. */
  again: z.boolean().default(false),
})
export type NewTestCall = z.infer<typeof NewTestCall>

export const TestCall = z.object({
  id: Id,
  nexsetId: Id,
  credentialId: Id,
  edited: z.boolean(),
  request: Shown,
  answer: LagoAnswer,
  /** What the answer means, in words, and what to do next. */
  outcome: z.enum(['accepted', 'exists', 'rejected', 'retry', 'hold', 'unknown']),
  sentence: z.string(),
  /** For refused records: position in the body, field, Lago's code. */
  refusals: z.array(
    z.object({ position: z.int(), field: z.string().nullable(), code: z.string(), sentence: z.string() }),
  ),
  sentAt: Time,
})
export type TestCall = z.infer<typeof TestCall>

const tags: [string] = ['Test calls']
/** Send an `Idempotency-Key` header: one press is one call, also when the answer was lost. */
export const createTestCall = {
  method: 'POST',
  url: '/test-calls',
  schema: { summary: 'Really send one request', tags, body: NewTestCall, response: { 201: TestCall } },
} as const satisfies Endpoint
export const listTestCalls = {
  method: 'GET',
  url: '/test-calls',
  schema: {
    summary: 'The last test calls of a Nexset',
    tags,
    querystring: Paging.extend({ nexsetId: Id }),
    response: { 200: page(TestCall) },
  },
} as const satisfies Endpoint

/** What Lago holds under the id of one tested record, beside what was sent. */
export const Found = z.object({
  /** In the body, from 0. */
  position: z.int(),
  /** The id that was looked up. */
  id: z.string(),
  /** `not_seen` is no proof of absence: an answer may be on its way, or Lago's store behind. */
  finding: z.enum(['same', 'differs', 'found', 'not_seen', 'unreadable']),
  /** Fields whose values differ, properties as `properties.bytes`. */
  differs: z.array(z.string()),
  /** Lago's copy as JSON text; null when it was not read. */
  stored: z.string().nullable(),
})
export const LookUp = z.object({
  /** `arrived` where Lago holds every record that was looked up with the same content. Never that one did not arrive. */
  conclusion: z.enum(['arrived', 'conflict', 'open']),
  sentence: z.string(),
  items: z.array(Found),
})
export type LookUp = z.infer<typeof LookUp>
/** Only reads at Lago. */
export const lookUpTestCall = {
  method: 'POST',
  url: '/test-calls/:id/look-up',
  schema: {
    summary: 'Read at Lago what it holds of a test call',
    tags,
    params: ById,
    response: { 200: LookUp },
  },
} as const satisfies Endpoint

export const NewEstimate = z.strictObject({ credentialId: Id, request: Shown })
export const Fee = z.object({
  name: z.string(),
  units: z.string(),
  amountCents: z.number(),
  currency: z.string(),
})
export type Fee = z.infer<typeof Fee>
/** What Lago says of one record without storing it. */
export const Estimated = z.object({
  position: z.int(),
  /** `billable` and `not_billed` are Lago's word; `unclear` where it does not say. */
  finding: z.enum(['billable', 'not_billed', 'refused', 'unclear']),
  sentence: z.string(),
  fees: z.array(Fee),
})
export type Estimated = z.infer<typeof Estimated>
export const Estimate = z.object({
  sentence: z.string(),
  /** One for each record that Lago was asked about; alike ones and those beyond the first ten are left out. */
  items: z.array(Estimated),
  /** How many records the body holds. */
  recordCount: z.int(),
})
export type Estimate = z.infer<typeof Estimate>
/** Lago computes and writes nothing. Refused with `state_forbids` where Lago has no such computation. */
export const createEstimate = {
  method: 'POST',
  url: '/test-calls/estimate',
  schema: {
    summary: 'What Lago would make of one request; nothing is written',
    tags,
    body: NewEstimate,
    response: { 200: Estimate },
  },
} as const satisfies Endpoint
