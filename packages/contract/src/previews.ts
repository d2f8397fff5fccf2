import { DestinationConfig } from '@ferry/core'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import {
  Header,
  Id,
  LagoAnswer,
  NexsetRecord,
  Paging,
  PlannedRequest,
  PlanProblem,
  page,
  Time,
} from './shared.ts'

/** Records either by Nexset (`from`, `limit`) or as given. `nexsetId` is needed in both cases: derived ids come from it. */
export const Preview = z.strictObject({
  nexsetId: Id,
  credentialId: Id,
  config: DestinationConfig,
  records: z.array(NexsetRecord).max(1000).optional(),
  from: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
})
export const createPreview = {
  method: 'POST',
  url: '/previews',
  schema: {
    summary: 'The requests a config makes of records; nothing is sent',
    tags: ['Previews'],
    body: Preview,
    response: { 200: z.object({ requests: z.array(PlannedRequest), problems: z.array(PlanProblem) }) },
  },
} as const satisfies Endpoint

/** What the person saw when pressing Send Test Data; the server refuses to send anything else. */
export const Shown = z.strictObject({
  method: z.enum(['POST', 'PUT', 'DELETE', 'PATCH']),
  url: z.string(),
  headers: z.array(Header),
  body: z.string().nullable(),
})

export const NewTestCall = z.strictObject({
  nexsetId: Id,
  credentialId: Id,
  config: DestinationConfig,
  /** Offsets of the records of the one request that is tested. */
  offsets: z.array(z.int().min(0)).min(1).max(1000),
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
