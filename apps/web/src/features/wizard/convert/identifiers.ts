import type { Operation } from '@ferry/core'

/** A field by where in the request it stands. */
interface Target {
  part: 'path' | 'query' | 'mapping'
  field: string
}

/**
 * Whether a field says which object is meant, or which metric or plan bills it. A wrong one sends money astray, so none is
 * taken on the strength of a similar name alone.
 */
export const isIdentifier = (
  { naturalKey }: Pick<Operation, 'naturalKey'>,
  { part, field }: Target,
): boolean => part === 'path' || field === naturalKey || /(?:^|[._])(?:id|code)$/.test(field)
