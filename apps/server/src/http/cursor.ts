import { ProblemError } from './problem-error.ts'

// Without the year nought, which PostgreSQL does not know.
const shape = /^((?!0000)\d{4}-[\d:.T-]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const foreign = () =>
  new ProblemError('invalid_input', 'The cursor is not one that Ferry gave out. Start at the beginning.', [
    { path: 'query.cursor', message: 'Not the `next` of an earlier page.' },
  ])

/** Where a list ordered by time and id goes on; what `next` of a page holds. */
export const writeCursor = ({ at, id }: { at: Date; id: string }): string => `${at.toISOString()}_${id}`

/** The last item of the page before, or nulls at the beginning. Throws `invalid_input` for what is no `next` of ours. */
export const readCursor = (cursor: string | undefined): { at: string | null; id: string | null } => {
  if (cursor === undefined) return { at: null, id: null }
  const [, at, id] = shape.exec(cursor) ?? []
  if (at === undefined || id === undefined || !isWrittenByUs(at)) throw foreign()
  return { at, id }
}

/** Parsers of dates take days that no month has, and count on from there. */
const isWrittenByUs = (at: string) => {
  const date = new Date(at)
  return !Number.isNaN(date.getTime()) && date.toISOString() === at
}

/** For lists in order of a number; null at the beginning. Throws `invalid_input` for what is no `next` of ours. */
export const readNumberCursor = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw foreign()
  return Number(cursor)
}

/** Cuts one row too many off into `next`. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => { at: Date; id: string },
  itemOf: (row: Row) => Item,
): { items: Item[]; next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(itemOf), next: rows.length > limit && last ? writeCursor(keyOf(last)) : null }
}
