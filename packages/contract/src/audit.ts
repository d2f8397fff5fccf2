import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { Id, Paging, page, Time } from './shared.ts'

export const acts = [
  'activate',
  'pause',
  'edit_destination',
  'delete_destination',
  'edit_record',
  'retry',
  'new_ids',
  'discard',
  'restore',
  'answer_arrived',
  'answer_send',
  'answer_leave',
  'answer_reopen',
  'replay',
] as const
export type Act = (typeof acts)[number]

/** One act of a person: who, what, when, why. Never changed, never deleted. */
export const AuditEntry = z.object({
  id: z.string(),
  at: Time,
  /** A browser session or the API token, with the address it came from. */
  who: z.string(),
  act: z.enum(acts),
  destination: z.object({ id: Id, name: z.string() }),
  /** The records it was about, as runs of offsets (`to` not included); empty for acts on the destination. */
  records: z.array(z.object({ from: z.int(), to: z.int() })),
  recordCount: z.int(),
  why: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const listAudit = {
  method: 'GET',
  url: '/audit',
  schema: {
    summary: 'What people did, the newest first',
    tags: ['Audit'],
    querystring: Paging.extend({ destinationId: Id.optional() }),
    response: { 200: page(AuditEntry) },
  },
} as const satisfies Endpoint
