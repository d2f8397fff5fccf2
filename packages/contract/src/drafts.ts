import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Id, Time } from './shared.ts'

/** The saved destination that is being changed, and the version of it that the change began from. */
const Edited = z.object({ id: Id, version: z.int().min(1) })

/** A half-done wizard as lists show it. */
export const DraftSummary = z.object({
  /**
   * Made by the page that began it, so that its address names the draft before anything is saved. That of an edit is the
   * destination's own: there is one a destination.
   */
  id: Id,
  nexset: z.object({ id: Id, name: z.string() }),
  /** Null for a new destination. */
  edited: Edited.nullable(),
  /** The name the destination would have. */
  name: z.string(),
  /** The step of the wizard that was open last. */
  step: z.string(),
  /** A change must name the version it was made from. */
  version: z.int(),
  updatedAt: Time,
})
export type DraftSummary = z.infer<typeof DraftSummary>

/** The screen's own values; the server keeps them as they are and understands none of them. */
const Form = z.record(z.string().max(100), z.json())

export const Draft = DraftSummary.extend({ form: Form })
export type Draft = z.infer<typeof Draft>

/** At most so many bytes of values, as JSON. */
export const draftLimit = 256 * 1024

/** `version` is the one this was made from; 0 for a draft that was never saved. */
export const DraftToKeep = z.strictObject({
  nexsetId: Id,
  edited: Edited.nullable().default(null),
  name: z.string().max(200),
  step: z.string().max(40),
  form: Form,
  version: z.int().min(0),
})
export type DraftToKeep = z.infer<typeof DraftToKeep>

const tags: [string] = ['Drafts']
export const listDrafts = {
  method: 'GET',
  url: '/drafts',
  schema: {
    summary: 'Half-done wizards, the last used first',
    tags,
    querystring: z.object({ nexsetId: Id.optional() }),
    response: { 200: z.array(DraftSummary) },
  },
} as const satisfies Endpoint
/** Every wizard asks for its draft, and a new one has none yet: that is an answer, and no error. */
export const getDraft = {
  method: 'GET',
  url: '/drafts/:id',
  schema: {
    summary: 'One half-done wizard; null where there is none, or no longer',
    tags,
    params: ById,
    response: { 200: z.object({ draft: Draft.nullable() }) },
  },
} as const satisfies Endpoint
export const keepDraft = {
  method: 'PUT',
  url: '/drafts/:id',
  schema: {
    summary: 'Keep a half-done wizard; it must hold no secret',
    tags,
    params: ById,
    body: DraftToKeep,
    response: { 200: DraftSummary },
  },
} as const satisfies Endpoint
/** Answers what was discarded, so that it can be kept again. */
export const discardDraft = {
  method: 'DELETE',
  url: '/drafts/:id',
  schema: { summary: 'Discard a half-done wizard', tags, params: ById, response: { 200: Draft } },
} as const satisfies Endpoint
