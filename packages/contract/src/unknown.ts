import { z } from 'zod'
import {
  ActResult,
  AtOffset,
  CallOfRecord,
  Confirmed,
  NextRequest,
  SelectedUnknown,
  Why,
} from './attention.ts'
import type { Endpoint } from './endpoint.ts'
import { ById, Paging, page, Time } from './shared.ts'

/** A record whose effect may have happened and that only a person can decide on. */
export const Unknown = z.object({
  offset: z.int(),
  /** Why nobody knows. */
  sentence: z.string(),
  text: z.string(),
  run: z.int(),
  callId: z.string().nullable(),
  at: Time,
  /** Set once somebody left it: it counts as left out. */
  leftAt: Time.nullable(),
})
export type Unknown = z.infer<typeof Unknown>

export const UnknownDetail = Unknown.extend({
  /** The call whose outcome is unknown; null when another one (a test, say) sent the record. */
  call: CallOfRecord.nullable(),
  /** What sending it would send. */
  next: NextRequest,
  /** What sending it would do in Lago if the first call did count. */
  effect: z.string(),
  /** What the last look-up found, in words; null when there was none. */
  lookUp: z.string().nullable(),
})
export type UnknownDetail = z.infer<typeof UnknownDetail>

/**
 * `arrived`: it counts as delivered. `send`: it goes out (again). `leave`: neither; it counts as left out. `reopen`: takes
 * a `leave` back.
 */
export const PersonsAnswer = z.enum(['arrived', 'send', 'leave', 'reopen'])
export type PersonsAnswer = z.infer<typeof PersonsAnswer>

const answering = {
  answer: PersonsAnswer,
  /** Needed for `send`. */
  confirmed: Confirmed,
  why: Why.default(''),
}
export const AnswerOne = z.strictObject(answering)
export const AnswerMany = z.strictObject({ records: SelectedUnknown, ...answering })

const tags: [string] = ['Unknown outcomes']
export const listUnknown = {
  method: 'GET',
  url: '/destinations/:id/unknown',
  schema: {
    summary: 'Records that wait for a look-up or an answer',
    tags,
    params: ById,
    querystring: Paging.extend({ left: z.enum(['true', 'false']).default('false') }),
    response: { 200: page(Unknown) },
  },
} as const satisfies Endpoint
export const getUnknown = {
  method: 'GET',
  url: '/destinations/:id/unknown/:offset',
  schema: {
    summary: 'Everything that is needed to answer for one record',
    tags,
    params: AtOffset,
    response: { 200: UnknownDetail },
  },
} as const satisfies Endpoint
export const answerUnknown = {
  method: 'POST',
  url: '/destinations/:id/unknown/:offset',
  schema: {
    summary: 'Answer for one record',
    tags,
    params: AtOffset,
    body: AnswerOne,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
export const answerUnknowns = {
  method: 'POST',
  url: '/destinations/:id/unknown',
  schema: {
    summary: 'The same answer for several records, or all',
    tags,
    params: ById,
    body: AnswerMany,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
