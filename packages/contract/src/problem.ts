import { z } from 'zod'

/**
 * Every way a call to Ferry can fail, closed: a code nobody explained does not compile. The sentence is the general
 * one; the answer's `detail` says what happened this time.
 */
export const problemTitles = {
  invalid_input: 'Something in the request is not right.',
  not_signed_in: 'You are not signed in. Open the link that Ferry printed when it started.',
  too_many_attempts: 'Too many wrong tokens came from this address. Wait a minute, then try again.',
  wrong_host: 'This address is not one that Ferry answers to.',
  wrong_origin: 'The request came from another web page and was refused.',
  not_found: 'This does not exist, or no longer does.',
  conflict: 'Someone else saved it first. Reload to see their version.',
  in_use: 'It is still in use.',
  invalid_file: 'The file could not be read. Nothing was stored.',
  too_large: 'That is too large.',
  unsupported_type: 'Ferry cannot read this kind of content.',
  invalid_config: 'The destination cannot be activated as it is set up.',
  clashing_ids: 'Another destination would send other content under the same ids.',
  preview_differs: 'The server would send something else than was shown. Nothing was sent. Reload the page.',
  test_id_required: 'An edited event needs an id ending in -test- and a number. Nothing was sent.',
  already_sent: 'This record was sent before and sending it again would repeat its effect. Nothing was sent.',
  confirmation_required:
    'This call repeats its effect each time it is sent and needs your confirmation. Nothing was sent.',
  locked_fields:
    'The record may be stored in Lago, so what Lago knows it by cannot change. Nothing was saved.',
  credential_fixed: 'The address of a credential cannot change once it was used.',
  key_in_progress: 'The same request is still being worked on.',
  key_reused: 'This Idempotency-Key was used for another request.',
  state_forbids: 'That is not possible in the present state.',
  internal: 'Ferry made a mistake. Your records are safe; nothing was sent because of it.',
} as const
export type ProblemCode = keyof typeof problemTitles
export const problemCodes = Object.keys(problemTitles) as [ProblemCode, ...ProblemCode[]]

/** One place in the input that is wrong. */
export const ProblemPlace = z.object({
  /** `body.config.batching.size`, `file`, … */
  path: z.string(),
  message: z.string(),
  line: z.int().optional(),
  record: z.int().optional(),
})

/** The body of every error, `application/problem+json` (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string(),
  places: z.array(ProblemPlace).optional(),
})
export type Problem = z.infer<typeof Problem>
