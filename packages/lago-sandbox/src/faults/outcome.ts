import { crashed, forbidden, lockFailed, unauthorized } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Fault } from './fault.ts'

/** What leaves the server instead of, or with, an answer. */
export type Delivery = 'whole' | 'half' | 'close' | 'reset' | 'never' | 'trickle'

export interface Outcome {
  /** Undefined where the fault replaces the answer by none. */
  answer: Answer | undefined
  delivery: Delivery
  /** Milliseconds to wait before the answer leaves. */
  delayMs: number
}

/** 429 of the platform: only the headers are documented, so the body is none a client should parse. */
export const rateLimited = (headers: Record<string, string>): Answer => ({
  status: 429,
  body: 'Too Many Requests',
  type: 'text/plain; charset=utf-8',
  headers,
})

const htmlPage = (status: number): Answer => ({
  status,
  body: `<html><head><title>${status}</title></head><body><center><h1>${status} Bad Gateway</h1></center></body></html>`,
  type: 'text/html',
})

const statusAnswer = ({ status = 500, body, headers }: Fault): Answer => ({
  ...(status === 500
    ? crashed()
    : { status, body: JSON.stringify({ status, error: 'Service Unavailable' }) }),
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
})

const limited = (fault: Fault): Answer =>
  rateLimited({
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1',
    ...fault.headers,
  })

/** True if the fault strikes after the effect of the call. */
export const isAfter = ({ kind }: Fault): boolean => kind.endsWith('_after')

/** Waiting before the effect, which only `delay` asks for. */
export const delayBefore = ({ kind, delayMs = 2000 }: Fault): number => (kind === 'delay' ? delayMs : 0)

const whole = (answer: Answer | undefined, delayMs = 0): Outcome => ({ answer, delivery: 'whole', delayMs })

/** What a fault's own answer says of the call it meets. */
interface MetCall {
  method: string
  /** The permission's resource; undefined where no route matched. */
  resource: string | undefined
}

const revoked = ({ method, resource = 'resource' }: MetCall): Answer =>
  forbidden(`${method === 'GET' ? 'read' : 'write'}_action_not_allowed_for_${resource}`)

/** How the call ends under this fault; `usual` is the answer it would have had (undefined if nothing was done). */
export const outcome = (fault: Fault, usual: Answer | undefined, call: MetCall): Outcome => {
  switch (fault.kind) {
    case 'drop_before':
    case 'drop_after':
      return { answer: undefined, delivery: 'close', delayMs: 0 }
    case 'reset_before':
    case 'reset_after':
      return { answer: undefined, delivery: 'reset', delayMs: 0 }
    case 'hang_before':
    case 'hang_after':
      return { answer: undefined, delivery: 'never', delayMs: 0 }
    case 'truncate_after':
      return { answer: usual, delivery: 'half', delayMs: 0 }
    case 'status':
    case 'status_after':
      return whole(statusAnswer(fault))
    case 'html':
    case 'html_after':
      return whole(htmlPage(fault.status ?? 502))
    case 'rate_limit':
      return whole(limited(fault))
    case 'lock':
      return whole(lockFailed())
    case 'expired_key':
      return whole(unauthorized())
    case 'revoked_permission':
      return whole(revoked(call))
    case 'content_type_after':
      return whole(usual && { ...usual, type: 'text/html; charset=utf-8' })
    case 'trickle_after':
      return { answer: usual, delivery: 'trickle', delayMs: fault.delayMs ?? 2000 }
    case 'delay':
      return whole(usual)
    case 'delay_after':
      return whole(usual, fault.delayMs ?? 2000)
    default:
      return fault.kind satisfies never
  }
}
