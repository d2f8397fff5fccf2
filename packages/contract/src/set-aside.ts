import { z } from 'zod'
import { ActResult, AtOffset, CallOfRecord, Confirmed, NextRequest, SelectedAside, Why } from './attention.ts'
import type { Endpoint } from './endpoint.ts'
import { ById, Paging, PlainText, page, Time } from './shared.ts'

/** A record that needs a person, with the reason. */
export const SetAside = z.object({
  offset: z.int(),
  code: z.string(),
  field: z.string().nullable(),
  sentence: z.string(),
  /** Lago's status, or null when the record was stopped before sending. */
  status: z.int().nullable(),
  /** The record's own JSON text, as it was last edited. */
  text: z.string(),
  /** 0 is the record as it came; each edit counts one up. */
  revision: z.int(),
  /** An earlier call of it may have been stored, so what Lago knows it by is locked. */
  mayBeStored: z.boolean(),
  /** 0 is the delivery itself, others are replays. */
  run: z.int(),
  callId: z.string().nullable(),
  at: Time,
  /** Set once it was discarded: it counts as left out. */
  discardedAt: Time.nullable(),
})
export type SetAside = z.infer<typeof SetAside>

/** Records that were set aside for the same reason. */
export const SetAsideGroup = z.object({
  code: z.string(),
  field: z.string().nullable(),
  /** Of the record that was set aside last. */
  sentence: z.string(),
  count: z.int(),
  firstAt: Time,
  lastAt: Time,
  sample: SetAside,
})
export type SetAsideGroup = z.infer<typeof SetAsideGroup>

export const Revision = z.object({
  number: z.int(),
  text: z.string(),
  /** Put behind the id of its event; null keeps the id. */
  idSuffix: z.string().nullable(),
  by: z.string(),
  at: Time,
})
export type Revision = z.infer<typeof Revision>

export const SetAsideDetail = SetAside.extend({
  /** The record as it came. */
  originalText: z.string(),
  revisions: z.array(Revision),
  /** Fields of the request that an edit must leave as they are, with their JSON texts; empty while nothing is locked. */
  locked: z.record(z.string(), z.string()),
  /** null when it was stopped before sending. */
  call: CallOfRecord.nullable(),
  next: NextRequest,
  /** What Lago holds under the id of this record, for a conflict: JSON text. */
  stored: z.string().nullable(),
})
export type SetAsideDetail = z.infer<typeof SetAsideDetail>

const discarded = z.enum(['true', 'false']).default('false')
export const SetAsideQuery = Paging.extend({
  code: PlainText.optional(),
  /** Empty for reasons that name no field. */
  field: PlainText.optional(),
  discarded,
})
export const SetAsideExport = z.object({
  format: z.enum(['ndjson', 'csv']),
  code: PlainText.optional(),
  field: PlainText.optional(),
  discarded,
})

export const Edit = z.strictObject({
  text: PlainText.max(2 * 1024 * 1024),
  /** The revision it was made from. */
  revision: z.int(),
})
export const Retry = z.strictObject({
  records: SelectedAside,
  /** To overwrite what a later record of the same object has written; only for records named by their offsets. */
  confirmed: Confirmed,
  why: Why.default(''),
})
export const Restore = z.strictObject({ records: SelectedAside, why: Why.default('') })
export const NewIds = z.strictObject({ records: SelectedAside, confirmed: Confirmed, why: Why.default('') })
export const Discard = z.strictObject({
  records: SelectedAside,
  why: Why.min(1, 'Say why, for those who look for these records later.'),
})

const tags: [string] = ['Set aside']
const url = '/destinations/:id/set-aside'
export const listSetAside = {
  method: 'GET',
  url,
  schema: {
    summary: 'Records that need attention, with the reason',
    tags,
    params: ById,
    querystring: SetAsideQuery,
    response: { 200: page(SetAside) },
  },
} as const satisfies Endpoint
export const listSetAsideGroups = {
  method: 'GET',
  url: '/destinations/:id/set-aside-groups',
  schema: {
    summary: 'Reasons why records need attention, the most frequent first',
    tags,
    params: ById,
    querystring: Paging.extend({ discarded }),
    response: { 200: page(SetAsideGroup) },
  },
} as const satisfies Endpoint
export const getSetAside = {
  method: 'GET',
  url: '/destinations/:id/set-aside/:offset',
  schema: {
    summary: 'One record with its request, its answer and what a retry would send',
    tags,
    params: AtOffset,
    response: { 200: SetAsideDetail },
  },
} as const satisfies Endpoint
export const editSetAside = {
  method: 'PUT',
  url: '/destinations/:id/set-aside/:offset',
  schema: {
    summary: 'Edit a record that was set aside: a revision; the Nexset keeps what came',
    tags,
    params: AtOffset,
    body: Edit,
    response: { 200: SetAsideDetail },
  },
} as const satisfies Endpoint
export const retrySetAside = {
  method: 'POST',
  url: '/destinations/:id/set-aside/retry',
  schema: {
    summary: 'Send again, under the same ids and the present settings',
    tags,
    params: ById,
    body: Retry,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
export const renewSetAside = {
  method: 'POST',
  url: '/destinations/:id/set-aside/new-ids',
  schema: {
    summary: 'Send events under new ids: Lago bills them as new ones',
    tags,
    params: ById,
    body: NewIds,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
export const discardSetAside = {
  method: 'POST',
  url: '/destinations/:id/set-aside/discard',
  schema: {
    summary: 'Leave records out for good; they count as excluded',
    tags,
    params: ById,
    body: Discard,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
export const restoreSetAside = {
  method: 'POST',
  url: '/destinations/:id/set-aside/restore',
  schema: {
    summary: 'Take a discard back: the records need attention again',
    tags,
    params: ById,
    body: Restore,
    response: { 200: ActResult },
  },
} as const satisfies Endpoint
/** Streamed as a download. Documented here; not called through `call`. */
export const exportSetAside = {
  method: 'GET',
  url: '/destinations/:id/set-aside/export',
  schema: {
    summary: 'All of them as NDJSON or CSV, with the reason and the record',
    tags,
    params: ById,
    querystring: SetAsideExport,
    response: { 200: z.unknown() },
  },
} as const satisfies Endpoint
