import type { FastifyServerOptions } from 'fastify'
import { type LoggerOptions, pino } from 'pino'

const hidden = [
  'apiKey',
  'api_key',
  'key_sealed',
  'token',
  'secret',
  'secretHeaders',
  'authorization',
  'cookie',
  'password',
]

/** Options of the log: keys, cookies and tokens never get in, wherever they stand in what is logged. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: hidden.flatMap((name) => [
      name,
      `*.${name}`,
      `*.*.${name}`,
      `headers.${name}`,
      `*.headers.${name}`,
    ]),
    censor: '(hidden)',
  },
  serializers: {
    req: ({ method, url }: { method: string; url: string }) => ({ method, path: pathToLog(url) }),
    res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    err: describeError,
    error: describeError,
  },
})

/** Only what tells where it went wrong: other fields of an error may hold a request with its headers. */
const describeError = (error: unknown): object =>
  isErrorLike(error)
    ? {
        type: error.name,
        message: error.message,
        stack: error.stack,
        ...('code' in error && { code: error.code }),
        ...(isErrorLike(error.cause) && { cause: describeError(error.cause) }),
      }
    : { message: String(error) }

/** An error, or the plain copy of one that the job queue tells of. */
const isErrorLike = (error: unknown): error is Error =>
  error instanceof Error ||
  (typeof error === 'object' && error !== null && 'message' in error && 'stack' in error)

/** The log of the process: JSON lines on stderr, so that what people read on stdout stays readable. */
export const createLog = (level: string): NonNullable<FastifyServerOptions['loggerInstance']> =>
  pino(logOptions(level), pino.destination(2))

/** Without what signs a caller in: queries, and the token of a webhook. */
export const pathToLog = (url: string): string => (url.split('?')[0] ?? '').replace(/(\/hooks\/)[^/]+/, '$1…')
