import { closest, type Operation } from '@ferry/core'
import type { MappingRow } from './mapping-rows.ts'

/** The field or query option that was probably meant by a name the catalogue does not have; null when none is near, or the name is free. */
export const meantField = (operation: Operation, { part, field, known }: MappingRow): string | null => {
  if (known || part === 'path') return null
  if (part === 'query') return closest(field, operation.query)
  const names = operation.fields.map(({ path }) => path)
  const isFree = operation.fields.some(
    ({ path, type }) =>
      path === '*' ||
      ((type === 'object' || type === 'array') &&
        /^[.[]/.test(field.slice(path.length)) &&
        field.startsWith(path)),
  )
  return isFree ? null : closest(field, names)
}
