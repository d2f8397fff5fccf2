import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Time } from './shared.ts'

export const preflightCodes = [
  'settings',
  'credential',
  'test',
  'records',
  'stable_id',
  'timestamp',
  'batch',
  'repeats',
  'billability',
  'store',
  'server',
] as const

/** One thing to look at before a destination is activated. Only `blocked` stops it. */
export const PreflightCheck = z.object({
  code: z.enum(preflightCodes),
  /** `unknown`: it could not be found out, which stops nothing. */
  state: z.enum(['ok', 'warning', 'blocked', 'unknown']),
  sentence: z.string(),
  /** Where it is mended. */
  fix: z.enum(['credential', 'configure']).nullable(),
})
export type PreflightCheck = z.infer<typeof PreflightCheck>

export const Preflight = z.object({
  checks: z.array(PreflightCheck),
  /** Records that a test has sent as they are: Lago will not be made to count them again. */
  sentAsTest: z.int(),
})
export type Preflight = z.infer<typeof Preflight>

export const getPreflight = {
  method: 'GET',
  url: '/destinations/:id/preflight',
  schema: {
    summary: 'What to look at before activating; asks Lago, writes nothing',
    tags: ['Destinations'],
    params: ById,
    response: { 200: Preflight },
  },
} as const satisfies Endpoint

/** Of the records that are there now: those that came since the time, and the earlier ones. */
export const StartCount = z.object({ sent: z.int(), leftOut: z.int() })
export type StartCount = z.infer<typeof StartCount>

export const countFromStart = {
  method: 'GET',
  url: '/destinations/:id/start',
  schema: {
    summary: 'How many records a first activation from this time on would send and leave out; writes nothing',
    tags: ['Destinations'],
    params: ById,
    querystring: z.object({ since: Time }),
    response: { 200: StartCount },
  },
} as const satisfies Endpoint
