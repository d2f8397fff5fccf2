import { type Problem, type ProblemCode, problemTitles } from '@ferry/contract'

const statuses: Record<ProblemCode, number> = {
  invalid_input: 400,
  not_signed_in: 401,
  too_many_attempts: 429,
  wrong_host: 403,
  wrong_origin: 403,
  not_found: 404,
  conflict: 409,
  in_use: 409,
  invalid_file: 422,
  too_large: 413,
  unsupported_type: 415,
  invalid_config: 422,
  clashing_ids: 409,
  preview_differs: 409,
  test_id_required: 422,
  already_sent: 409,
  confirmation_required: 409,
  locked_fields: 409,
  credential_fixed: 409,
  key_in_progress: 409,
  key_reused: 422,
  state_forbids: 409,
  internal: 500,
}

/** Thrown by handlers and queries for what a caller can understand; the error handler turns it into its answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  /**
   * `detail` says what happened this time, whether data is safe and what to do; `places` name what is wrong where;
   * `status` replaces the one that goes with the code.
   */
  constructor(code: ProblemCode, detail?: string, places?: Problem['places'], status = statuses[code]) {
    super(detail ?? problemTitles[code])
    this.problem = {
      type: `/docs/problems#${code}`,
      title: problemTitles[code],
      status,
      code,
      detail: detail ?? problemTitles[code],
      ...(places && { places }),
    }
  }
}
