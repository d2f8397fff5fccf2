import type { OperationField } from '@ferry/core'

/** A list whose items the catalogue describes: `fees`, with `fees[].units` and others. */
export interface KnownList {
  path: string
  label: string
  /** The fields of one item. */
  fields: readonly OperationField[]
}

/** Where a field stands in a list: `fees[1].units` is `units` of the second item. */
export interface ItemPlace {
  list: KnownList
  /** From 0. */
  position: number
  name: string
}

export const listsOf = (fields: readonly OperationField[]): KnownList[] =>
  fields.flatMap(({ path, label, type }) => {
    const items = type === 'array' ? fields.filter((field) => field.path.startsWith(`${path}[].`)) : []
    return items.length > 0 ? [{ path, label, fields: items }] : []
  })

/** null for a field that is in no item of these lists. */
export const itemPlace = (
  field: string,
  lists: readonly KnownList[],
): { list: KnownList; position: number; name: string } | null => {
  const list = lists.find(({ path }) => field.startsWith(`${path}[`))
  const found = list && /^\[(\d+)\]\.(.+)$/s.exec(field.slice(list.path.length))
  return list && found ? { list, position: Number(found[1]), name: found[2] ?? '' } : null
}

/** The fields a new item starts with: those Lago demands of an item, or the first one. */
export const firstFields = ({ path, fields }: KnownList, position: number): string[] => {
  const demanded = fields.filter(({ requiredBy }) => requiredBy !== undefined && requiredBy.length > 0)
  const chosen = demanded.length > 0 ? demanded : fields.slice(0, 1)
  return chosen.map((field) => inItem(path, position, field))
}

/** `fees[].units` in the second item: `fees[1].units`. */
export const inItem = (path: string, position: number, field: Pick<OperationField, 'path'>): string =>
  `${path}[${position}]${field.path.slice(`${path}[]`.length)}`
