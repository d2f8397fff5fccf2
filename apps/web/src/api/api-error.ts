import { Problem, type ProblemCode } from '@ferry/contract'

/** `unreachable`: no answer from Ferry's server. `unreadable`: an answer that is not Ferry's. */
export type ApiErrorCode = ProblemCode | 'unreachable' | 'unreadable'

export type ProblemPlace = NonNullable<Problem['places']>[number]

/** The one error a call to the API throws. `message` is a sentence for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  /** HTTP status, or null when there was no answer. */
  readonly status: number | null
  /** Places in the input that are wrong, from the server. */
  readonly places: readonly ProblemPlace[]

  constructor(
    code: ApiErrorCode,
    message: string,
    status: number | null = null,
    places: readonly ProblemPlace[] = [],
  ) {
    super(message)
    this.code = code
    this.status = status
    this.places = places
  }
}

/** Says that Ferry's server did not answer; what the caller wanted may or may not have happened. */
export const unreachable = () =>
  new ApiError(
    'unreachable',
    'Ferry did not answer. Check that it is still running in the terminal, then try again.',
  )

/** Turns the text of an error answer into an ApiError. */
export function apiErrorFrom(status: number, text: string): ApiError {
  const problem = Problem.safeParse(parsed(text))
  if (!problem.success) {
    return new ApiError(
      'unreadable',
      `Ferry answered with status ${status} and no explanation. Look at its log.`,
      status,
    )
  }
  const { code, detail, places } = problem.data
  return new ApiError(code, detail, status, places)
}

/** JSON, or undefined when the text is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiError
    ? error.message
    : 'This page met a mistake of its own. Reload it; nothing was sent because of it.'
