import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Id, Name, NexsetRecord, Paging, page, Time } from './shared.ts'

/** What is known of one attribute, from a sample of the first records. */
export const Attribute = z.object({
  /** `a.b[0]`, the way mappings and macros write it. */
  path: z.string(),
  types: z.array(z.enum(['string', 'number', 'boolean', 'null', 'object', 'array'])),
  /** JSON texts of up to three values. */
  examples: z.array(z.string()),
  /** Share of sampled records in which it is absent or null, 0 to 1. */
  nullShare: z.number(),
})
export type Attribute = z.infer<typeof Attribute>

export const Nexset = z.object({
  id: Id,
  name: z.string(),
  recordCount: z.int(),
  attributes: z.array(Attribute),
  /** File it was uploaded from, if any. */
  fileName: z.string().nullable(),
  /**
   * Where its records come from: an upload, `POST /nexsets/:id/records`, a webhook, or the answers of a destination's
   * calls, which nothing else is added to.
   */
  source: z.enum(['file', 'api', 'webhook', 'responses']),
  /** The destination whose answers it holds; null when that is deleted, and for all other sources. */
  responsesOf: z.object({ id: Id, name: z.string() }).nullable(),
  /** An earlier Nexset made from a file with the same bytes. */
  sameFileAs: z.object({ id: Id, name: z.string() }).nullable(),
  /** Destinations that send it. */
  destinations: z.array(z.object({ id: Id, name: z.string(), status: z.string() })),
  createdAt: Time,
  lastRecordAt: Time.nullable(),
})
export type Nexset = z.infer<typeof Nexset>

export const RecordsQuery = z.object({
  from: z.coerce.number<number>().int().min(0).default(0),
  limit: z.coerce.number<number>().int().min(1).max(1000).default(50),
})

/** How many records the append stored and where. */
export const Appended = z.object({ firstOffset: z.int(), recordCount: z.int(), receivedAt: Time })
export type Appended = z.infer<typeof Appended>

/** For `POST /nexsets` as JSON: an empty Nexset, filled through `POST /nexsets/:id/records` and, if wanted, a webhook. */
export const NewNexset = z.strictObject({ name: Name, webhook: z.boolean().default(false) })

/** A webhook source: whoever knows the path may append, without a sign-in. */
export const Hook = z.object({
  /** Below Ferry's address: `/api/v1/hooks/<token>`. */
  path: z.string(),
  createdAt: Time,
})
export type Hook = z.infer<typeof Hook>

const tags: [string] = ['Nexsets']
export const listNexsets = {
  method: 'GET',
  url: '/nexsets',
  schema: { summary: 'List Nexsets', tags, querystring: Paging, response: { 200: page(Nexset) } },
} as const satisfies Endpoint
/**
 * Also as multipart/form-data: fields `name`, `numbers` (`numbers` | `text`, for CSV values), then `file`
 * (.ndjson, .jsonl, .json, .csv). Answers 201 once all records are durable; a bad line stores nothing.
 */
export const createNexset = {
  method: 'POST',
  url: '/nexsets',
  schema: {
    summary: 'Upload a file, or create an empty Nexset',
    tags,
    body: NewNexset,
    response: { 201: Nexset },
  },
} as const satisfies Endpoint
export const getNexset = {
  method: 'GET',
  url: '/nexsets/:id',
  schema: { summary: 'One Nexset with its attributes', tags, params: ById, response: { 200: Nexset } },
} as const satisfies Endpoint
export const deleteNexset = {
  method: 'DELETE',
  url: '/nexsets/:id',
  schema: { summary: 'Delete a Nexset no destination uses', tags, params: ById, response: { 204: z.null() } },
} as const satisfies Endpoint
export const listRecords = {
  method: 'GET',
  url: '/nexsets/:id/records',
  schema: {
    summary: 'Records from an offset on',
    tags,
    params: ById,
    querystring: RecordsQuery,
    response: { 200: z.object({ items: z.array(NexsetRecord), total: z.int() }) },
  },
} as const satisfies Endpoint
/** Body: `application/x-ndjson`, or `application/json` with an array or one object. `Idempotency-Key` is honoured. */
export const appendRecords = {
  method: 'POST',
  url: '/nexsets/:id/records',
  schema: { summary: 'Append records', tags, params: ById, response: { 201: Appended } },
} as const satisfies Endpoint
export const getHook = {
  method: 'GET',
  url: '/nexsets/:id/hook',
  schema: { summary: 'The webhook of a Nexset', tags, params: ById, response: { 200: Hook } },
} as const satisfies Endpoint
export const renewHook = {
  method: 'POST',
  url: '/nexsets/:id/hook',
  schema: {
    summary: 'Give a Nexset a new webhook; the one before stops at once',
    tags,
    params: ById,
    response: { 200: Hook },
  },
} as const satisfies Endpoint
/** Bodies as for `appendRecords`. The token in the path is the sign-in. `Idempotency-Key` is honoured. */
export const receiveHook = {
  method: 'POST',
  url: '/hooks/:token',
  schema: {
    summary: 'Append records by webhook',
    tags,
    params: z.object({ token: z.string() }),
    response: { 201: Appended },
  },
} as const satisfies Endpoint
