import { DestinationConfig } from '@ferry/core'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Id, LagoAnswer, Name, Paging, page, SecretHeaders, Time } from './shared.ts'

export const destinationStatuses = ['inactive', 'active', 'paused', 'held'] as const
export const DestinationStatus = z.enum(destinationStatuses)
export type DestinationStatus = z.infer<typeof DestinationStatus>

/** In records, from one snapshot: `total` is the sum of all the others. */
export const Progress = z.object({
  total: z.int(),
  delivered: z.int(),
  duplicates: z.int(),
  excluded: z.int(),
  waiting: z.int(),
  inFlight: z.int(),
  unknown: z.int(),
  setAside: z.int(),
})
export type Progress = z.infer<typeof Progress>

export const Hold = z.object({
  code: z.string(),
  sentence: z.string(),
  since: Time,
  nextProbeAt: Time.nullable(),
})

export const Destination = z.object({
  id: Id,
  name: z.string(),
  nexset: z.object({ id: Id, name: z.string() }),
  credential: z.object({ id: Id, name: z.string(), baseUrl: z.string() }),
  config: DestinationConfig,
  /** Names of its secret headers, in lower case, whose values are kept. */
  secretHeaders: z.array(z.string()),
  /** The Nexset that the answers of its calls go to; null while nobody has asked for one. */
  responses: z.object({ id: Id, name: z.string() }).nullable(),
  /** Number of the present config version. */
  configNumber: z.int(),
  status: DestinationStatus,
  /** Why it is held; null unless `status` is `held`. */
  hold: Hold.nullable(),
  progress: Progress,
  lastDeliveredAt: Time.nullable(),
  /** Highest version wins nothing: a change must name the version it was made from. */
  version: z.int(),
  createdAt: Time,
  activatedAt: Time.nullable(),
})
export type Destination = z.infer<typeof Destination>

export const NewDestination = z.strictObject({
  name: Name,
  nexsetId: Id,
  credentialId: Id,
  config: DestinationConfig,
  secretHeaders: SecretHeaders.optional(),
})
export type NewDestination = z.infer<typeof NewDestination>

export const DestinationChange = z.strictObject({
  version: z.int(),
  name: Name.optional(),
  credentialId: Id.optional(),
  config: DestinationConfig.optional(),
  secretHeaders: SecretHeaders.optional(),
})

/**
 * Where the first activation starts: with all records that wait, with those that come from now on, or with those that came
 * since a time. Later activations go on where it stopped.
 */
export const Activation = z.strictObject({
  start: z.union([z.enum(['waiting', 'now']), Time]).default('waiting'),
})
/** `notes` is what people should know, e.g. which records were already sent as a test. */
export const Activated = Destination.extend({ notes: z.array(z.string()) })
export type Activated = z.infer<typeof Activated>

/** One attempt at one request. */
export const Call = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  attempt: z.int(),
  recordCount: z.int(),
  firstOffset: z.int(),
  lastOffset: z.int(),
  bodyBytes: z.int(),
  bodySha256: z.string().nullable(),
  /** What it meant for its records. */
  outcome: z.enum(['accepted', 'exists', 'rejected', 'retry', 'hold', 'unknown']),
  /** The outcome in words. */
  sentence: z.string(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  latencyMs: z.number(),
  sentAt: Time,
})
export type Call = z.infer<typeof Call>

/** The request is rendered again from config and records; `matches` says whether its hash is that of the bytes sent. */
export const CallDetail = Call.extend({
  request: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    body: z.string().nullable(),
    matches: z.boolean(),
  }),
  answer: LagoAnswer,
  /** Headers and body of the answer were kept for their time and are gone by now. */
  detailsForgotten: z.boolean(),
})
export type CallDetail = z.infer<typeof CallDetail>

/** Data of the server-sent event `progress`. */
export const LiveProgress = z.object({
  status: DestinationStatus,
  hold: Hold.nullable(),
  progress: Progress,
  lastDeliveredAt: Time.nullable(),
})
export type LiveProgress = z.infer<typeof LiveProgress>
/** Data of the server-sent event `calls`: the newest first. */
export const LiveCalls = z.array(Call)

const tags: [string] = ['Destinations']
export const listDestinations = {
  method: 'GET',
  url: '/destinations',
  schema: { summary: 'List destinations', tags, querystring: Paging, response: { 200: page(Destination) } },
} as const satisfies Endpoint
export const createDestination = {
  method: 'POST',
  url: '/destinations',
  schema: {
    summary: 'Create a destination, inactive',
    tags,
    body: NewDestination,
    response: { 201: Destination },
  },
} as const satisfies Endpoint
export const getDestination = {
  method: 'GET',
  url: '/destinations/:id',
  schema: {
    summary: 'One destination with its progress',
    tags,
    params: ById,
    response: { 200: Destination },
  },
} as const satisfies Endpoint
export const changeDestination = {
  method: 'PATCH',
  url: '/destinations/:id',
  schema: {
    summary: 'Rename or reconfigure; applies to everything not yet sent',
    tags,
    params: ById,
    body: DestinationChange,
    response: { 200: Destination },
  },
} as const satisfies Endpoint
export const deleteDestination = {
  method: 'DELETE',
  url: '/destinations/:id',
  schema: { summary: 'Delete a destination', tags, params: ById, response: { 204: z.null() } },
} as const satisfies Endpoint
export const activateDestination = {
  method: 'POST',
  url: '/destinations/:id/activate',
  schema: {
    summary: 'Start, or go on after a pause',
    tags,
    params: ById,
    body: Activation,
    response: { 200: Activated },
  },
} as const satisfies Endpoint
export const pauseDestination = {
  method: 'POST',
  url: '/destinations/:id/pause',
  schema: { summary: 'Stop before the next request', tags, params: ById, response: { 200: Destination } },
} as const satisfies Endpoint
export const probeDestination = {
  method: 'POST',
  url: '/destinations/:id/probe',
  schema: { summary: 'Try a held destination now', tags, params: ById, response: { 200: Destination } },
} as const satisfies Endpoint
export const duplicateDestination = {
  method: 'POST',
  url: '/destinations/:id/duplicate',
  schema: {
    summary: 'Copy a destination with the values of its secret headers, inactive',
    tags,
    params: ById,
    response: { 201: Destination },
  },
} as const satisfies Endpoint
export const exportDestination = {
  method: 'GET',
  url: '/destinations/:id/export',
  schema: {
    summary: 'A destination as YAML, without any secret',
    tags,
    params: ById,
    response: { 200: z.string().describe('application/yaml') },
  },
} as const satisfies Endpoint
/** Nexset and credential are those the file names, unless chosen here. Also takes the YAML itself, as application/yaml. */
export const DestinationToImport = z.strictObject({
  yaml: z
    .string()
    .min(1, 'The file is empty.')
    .max(1024 * 1024),
  nexsetId: Id.optional(),
  credentialId: Id.optional(),
})
export const importDestination = {
  method: 'POST',
  url: '/destinations/import',
  schema: {
    summary: 'Make a destination of exported YAML, inactive',
    tags,
    body: DestinationToImport,
    response: { 201: Destination },
  },
} as const satisfies Endpoint
export const listCalls = {
  method: 'GET',
  url: '/destinations/:id/calls',
  schema: {
    summary: 'Calls, newest first',
    tags,
    params: ById,
    querystring: Paging,
    response: { 200: page(Call) },
  },
} as const satisfies Endpoint
export const getCall = {
  method: 'GET',
  url: '/destinations/:id/calls/:callId',
  schema: {
    summary: 'One call with request and answer',
    tags,
    params: z.object({ id: Id, callId: z.string() }),
    response: { 200: CallDetail },
  },
} as const satisfies Endpoint
/** Server-sent events `progress` (LiveProgress) and `calls` (LiveCalls). Documented here; not called through `call`. */
export const liveUrl = (id: string) => `/destinations/${id}/live`
