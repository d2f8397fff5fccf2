import { type Problem, type ProblemCode, problemTitles } from '@ferry/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { pathToLog } from './log.ts'
import { ProblemError } from './problem-error.ts'
import { placesOf } from './problem-places.ts'

/** Every error leaves as problem+json. What a caller cannot mend says nothing of its cause; that is in the log. */
export const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const problem = problemOf(error)
  if (problem.status >= 500)
    request.log.error(
      { err: error, method: request.method, path: pathToLog(request.url) },
      'a request failed',
    )
  return sendProblem(reply, problem)
}

export const sendProblem = (reply: FastifyReply, problem: Problem) =>
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    // A string passes the route's response schema by; the problem's own shape is held by its type.
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)

const problemOf = (error: FastifyError): Problem => {
  if (error instanceof ProblemError) return error.problem
  if (hasZodFastifySchemaValidationErrors(error)) {
    const places = placesOf(error.validation, error.validationContext ?? 'body')
    const [first] = places
    const more = places.length > 1 ? ` (and ${places.length - 1} more)` : ''
    return new ProblemError('invalid_input', first && `${first.path}: ${first.message}${more}`, places)
      .problem
  }
  const status = error.statusCode ?? 500
  const code = codeByStatus[status]
  if (code) return new ProblemError(code, sentences[error.code] ?? problemTitles[code]).problem
  if (status >= 400 && status < 500) return { ...new ProblemError('invalid_input').problem, status }
  return new ProblemError('internal').problem
}

const codeByStatus: Record<number, ProblemCode> = {
  400: 'invalid_input',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_type',
}

/** Fastify's own codes, in words. */
const sentences: Record<string, string> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty, though its type says JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is shorter or longer than its Content-Length says.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than this call takes. Nothing was stored.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'Ferry cannot read this kind of content. Say Content-Type: application/json.',
}
