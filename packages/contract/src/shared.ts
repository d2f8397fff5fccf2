import { z } from 'zod'

export const Id = z.uuid()
export const Time = z.iso.datetime()
export const ById = z.object({ id: Id })
/** PostgreSQL keeps no zero byte. */
const isStorable = (text: string) => !text.includes('\0')
const notStorable = 'There is a zero byte in this text.'
export const Name = z
  .string()
  .trim()
  .min(1, 'Give it a name.')
  .max(200, 'Use at most 200 characters.')
  .refine(isStorable, notStorable)
/** Any text that can be kept. */
export const PlainText = z.string().refine(isStorable, notStorable)
export const Description = z
  .string()
  .max(2000, 'Use at most 2000 characters.')
  .refine(isStorable, notStorable)

/** Lists are paged by cursor; `next` is null at the end. */
export const Paging = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
})
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const Header = z.object({ name: z.string(), value: z.string() })

/**
 * Values of secret headers by their names; never answered again. One that is left out stays as it was given before, as long
 * as the address is the same.
 */
export const SecretHeaders = z.record(
  z.string().min(1).max(200),
  z
    .string()
    .max(4_000)
    .regex(
      /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/,
      'The value of a header is plain ASCII, not empty, without spaces at its ends.',
    ),
)
export type SecretHeaders = z.infer<typeof SecretHeaders>

/** A record as it crosses the API. */
export const NexsetRecord = z.object({ offset: z.int().min(0), receivedAt: Time, text: z.string() })

/** A request as `plan` makes it. */
export const PlannedRequest = z.object({
  method: z.enum(['POST', 'PUT', 'DELETE', 'PATCH']),
  url: z.string(),
  /** The value of a secret one is put in by the server at the last step. */
  headers: z.array(Header.extend({ secret: z.literal(true).optional() })),
  body: z.string().nullable(),
  offsets: z.array(z.int()),
  identities: z.array(z.object({ id: z.string(), derived: z.boolean() }).nullable()),
  closed: z.enum(['single', 'full', 'other_url', 'group', 'same_id', 'end']),
})

export const PlanProblem = z.object({
  offset: z.int().nullable(),
  field: z.string(),
  code: z.string(),
  sentence: z.string(),
})

/** What came back from Lago, word for word (long bodies are cut, and say so). */
export const LagoAnswer = z.object({
  /** null when there was no whole answer. */
  status: z.int().nullable(),
  headers: z.array(Header),
  body: z.string().nullable(),
  bodyCut: z.boolean(),
  /** Kind of network error, e.g. `timeout`; null when Lago answered. */
  error: z.string().nullable(),
  latencyMs: z.number(),
})
