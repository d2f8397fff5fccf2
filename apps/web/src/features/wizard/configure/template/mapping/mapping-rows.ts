import type { Operation, OperationField } from '@ferry/core'
import type { FieldRow, SourceForm, TemplateForm } from '../../../form.ts'
import { type ItemPlace, itemPlace, type KnownList, listsOf } from './lists.ts'

/** Where in the request a row's value goes: into the path, the query or the body. */
export type RowPart = 'path' | 'query' | 'mapping'

/** What the catalogue says of a field, wherever in the request it goes. */
export type KnownField = Pick<
  OperationField,
  'path' | 'label' | 'description' | 'type' | 'values' | 'example'
>

export interface MappingRow {
  part: RowPart
  /** Name of the path parameter, query option or Lago field: `code`, `fees[0].units`. */
  field: string
  /** What the catalogue knows of it; null for a free field such as `properties.bytes`. */
  known: KnownField | null
  isRequired: boolean
  source: SourceForm
  isProposed: boolean
}

/** What names a row. */
export type RowName = Pick<MappingRow, 'part' | 'field'>

/** One line of the mapping table: a field, an item of a list with its fields, or the place to add the next item. */
export type TableLine =
  | { kind: 'row'; row: MappingRow }
  | { kind: 'item'; list: KnownList; position: number; rows: MappingRow[] }
  | { kind: 'next-item'; list: KnownList; position: number; isRequired: boolean }

type Rows = Pick<TemplateForm, RowPart>

/** The table of an operation for these values: what is demanded first, then what was added, in the order of the form. */
export const tableLines = (operation: Operation, template: Rows): TableLine[] => {
  const lists = listsOf(operation.fields)
  const inItem = (field: string) => itemPlace(field, lists) !== null
  const has = (field: string) => template.mapping.some((row) => row.field === field)
  const hasItems = ({ path }: KnownList) =>
    template.mapping.some(({ field }) => itemPlace(field, lists)?.list.path === path)
  const rowLines = mappingRows(operation, template)
    .filter(({ part, field }) => part !== 'mapping' || !inItem(field))
    // A list is either one attribute or built here; Lago would get it twice.
    .filter(({ field, source }) => {
      const list = lists.find(({ path }) => path === field)
      return !list || source.kind !== 'none' || !hasItems(list)
    })
    .map((row): TableLine => ({ kind: 'row', row }))
  const isDemanded = ({ path }: KnownList) =>
    operation.fields.some((field) => field.path === path && field.required)
  const shownLists = lists.filter((list) => hasItems(list) || (isDemanded(list) && !isWhole(template, list)))
  return [
    ...rowLines,
    ...shownLists.flatMap((list): TableLine[] => {
      const items = itemsOf(operation, template, list)
      const isRequired = isDemanded(list) && !has(list.path) && items.length === 0
      return [...items, { kind: 'next-item', list, position: items.length, isRequired }]
    }),
  ]
}

/** The rows of these lines, without the place of a list that is built item by item. */
export const shownRows = (operation: Operation, template: Rows): MappingRow[] =>
  tableLines(operation, template).flatMap((line) => {
    if (line.kind === 'row') return [line.row]
    return line.kind === 'item' ? line.rows : []
  })

const isWhole = ({ mapping }: Rows, { path }: KnownList): boolean =>
  mapping.some(({ field, source }) => field === path && source.kind !== 'none')

const itemsOf = (operation: Operation, template: Rows, list: KnownList): TableLine[] => {
  const items = new Map<number, MappingRow[]>()
  for (const row of mappingRows(operation, template)) {
    const place = row.part === 'mapping' ? itemPlace(row.field, [list]) : null
    if (place) items.set(place.position, [...(items.get(place.position) ?? []), row])
  }
  return [...items]
    .toSorted(([a], [b]) => a - b)
    .map(([position, rows]) => ({ kind: 'item', list, position, rows }))
}

/** All rows, those of list items among them, in the order they are shown. */
export const mappingRows = (operation: Operation, template: Rows): MappingRow[] => {
  const rowOf = (part: RowPart, field: string) => template[part].find((row) => row.field === field)
  const required = operation.fields.filter((field) => field.required)
  const requiredPaths = new Set(required.map(({ path }) => path))
  const known = knownFields(operation)
  return [
    ...operation.parameters.map((field) => demanded('path', field, rowOf('path', field.path))),
    ...required.map((field) => demanded('mapping', field, rowOf('mapping', field.path))),
    ...template.mapping
      .filter(({ field }) => !requiredPaths.has(field))
      .map((row) => added('mapping', row, known.body(row.field))),
    ...template.query.map((row) => added('query', row, known.query(row.field))),
  ]
}

const none: SourceForm = { kind: 'none' }

const demanded = (part: RowPart, known: KnownField, row: FieldRow | undefined): MappingRow => ({
  part,
  field: known.path,
  known,
  isRequired: true,
  source: row?.source ?? none,
  isProposed: row?.isProposed === true,
})

const added = (part: RowPart, row: FieldRow, known: KnownField | null): MappingRow => ({
  part,
  field: row.field,
  known,
  isRequired: false,
  source: row.source,
  isProposed: row.isProposed === true,
})

/** Finds what the catalogue says of a field; any item of a list is described by one field. */
const knownFields = ({ fields, queryOptions }: Operation) => {
  const shapeOf = (field: string) => field.replaceAll(/\[\d+\]/g, '[]')
  return {
    body: (field: string): KnownField | null => fields.find(({ path }) => path === shapeOf(field)) ?? null,
    query: (field: string): KnownField | null => {
      const option = queryOptions.find(({ name }) => name === field)
      return option ? queryField(option) : null
    },
  }
}

export const queryField = (option: Operation['queryOptions'][number]): KnownField => ({
  path: option.name,
  label: option.label,
  description: option.description,
  type: 'string',
  values: option.values,
  example: null,
})

/** Without the rows of one item; the items behind it move up, because a list has no gaps. */
export const withoutItem = (rows: readonly FieldRow[], removed: ItemPlace): FieldRow[] =>
  rows.flatMap((row) => {
    const place = itemPlace(row.field, [removed.list])
    if (!place || place.position < removed.position) return [row]
    if (place.position === removed.position) return []
    return [{ ...row, field: `${removed.list.path}[${place.position - 1}].${place.name}` }]
  })
