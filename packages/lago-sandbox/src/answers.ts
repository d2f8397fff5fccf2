import type { Answer } from './call.ts'

/** Field → error codes, or a plain sentence for a failed metric expression. */
export type ErrorDetails = Record<string, unknown> | string

const error = (status: number, body: Record<string, unknown>): Answer => ({
  status,
  body: JSON.stringify({ status, ...body }),
})

/** 200 with `value` as JSON. */
export const ok = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) })

/** 400: the root key is missing or empty (lago-api:spec/requests/api/base_controller_spec.rb). */
export const wrapperMissing = (rootKey: string): Answer =>
  error(400, { error: `BadRequest: param is missing or the value is empty or invalid: ${rootKey}` })

/** 400 for malformed JSON: a JSON body only for those who ask for JSON, else an empty HTML one. */
export const malformedJson = (accept: string | undefined): Answer =>
  accept?.includes('application/json')
    ? error(400, { error: 'Bad Request' })
    : { status: 400, body: '', type: 'text/html; charset=utf-8' }

/** 401 for a missing, unknown or expired key (lago-api:app/controllers/concerns/api_errors.rb). */
export const unauthorized = (): Answer => error(401, { error: 'Unauthorized' })

/** 403 with Lago's code, e.g. `write_action_not_allowed_for_event`. */
export const forbidden = (code: string): Answer => error(403, { error: 'Forbidden', code })

/** 404 of an addressed or referenced object: `<resource>_not_found`. */
export const notFound = (resource: string): Answer =>
  error(404, { error: 'Not Found', code: `${resource}_not_found` })

/** 404 of a route, also for a wrong method on a right path (lago-api:config/routes.rb). */
export const routeNotFound = (): Answer => notFound('resource')

/** 405: the object's state forbids the action. */
export const notAllowed = (code: string): Answer => error(405, { error: 'Method Not Allowed', code })

/** 422 of validation; details keyed by field, or by array position in a batch. */
export const invalid = (details: ErrorDetails): Answer =>
  error(422, { error: 'Unprocessable Entity', code: 'validation_errors', error_details: details })

/** 422 of lock contention, the one that is worth sending again. */
export const lockFailed = (): Answer =>
  error(422, { error: 'Unprocessable Entity', code: 'lock_acquisition_failed' })

/** 422 of an authorization for a customer that does not pay through Stripe. */
export const stripeRequired = (): Answer =>
  error(422, {
    error: 'Unprocessable Entity',
    code: 'stripe_required',
    message: 'Only Stripe is supported for authorization',
  })

/** 503 of the sandbox itself, never of Lago: its memory for events is used up. Nothing was stored. */
export const full = ({ events, bytes }: { events: number; bytes: number }): Answer =>
  error(503, {
    error: 'Service Unavailable',
    message:
      `This sandbox holds at most ${events.toLocaleString('en')} events an organization, in at most ` +
      `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MiB, and stored none of this request. Reset it ` +
      '(POST /__sandbox/reset), or start it with a higher LAGO_SANDBOX_KEEP_EVENTS or LAGO_SANDBOX_KEEP_EVENTS_MIB.',
  })

/** 500 of an exception inside an action. */
export const crashed = (): Answer => error(500, { error: 'Internal Server Error' })
