import { ProblemError } from '../../http/problem-error.ts'

/** A cursor that no page of ours has given. */
export const wrongCursor = (): ProblemError =>
  new ProblemError('invalid_input', 'This cursor is none of ours. Begin the list again without one.', [
    { path: 'query.cursor', message: 'Not the `next` of an earlier page.' },
  ])

/** For lists in order of a number; null without a cursor. Throws `invalid_input`. */
export const numberCursor = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw wrongCursor()
  return Number(cursor)
}
