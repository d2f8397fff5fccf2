import { ProblemError } from './problem-error.ts'

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Where a list ordered by time and id goes on; what `next` of a page holds. */
export const writeCursor = ({ at, id }: { at: Date; id: string }): string => `${at.toISOString()}_${id}`

/** The last item of the page before, or nulls at the beginning. Throws `invalid_input` for what is no `next` of ours. */
export const readCursor = (cursor: string | undefined): { at: string | null; id: string | null } => {
  if (cursor === undefined) return { at: null, id: null }
  const [, at, id] = shape.exec(cursor) ?? []
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw new ProblemError(
      'invalid_input',
      'The cursor is not one that Ferry gave out. Start at the beginning.',
    )
  return { at, id }
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
