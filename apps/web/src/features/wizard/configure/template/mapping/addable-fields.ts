import type { Operation } from '@ferry/core'
import type { TemplateForm } from '../../../form.ts'
import { inItem, itemPlace, type KnownList, listsOf } from './lists.ts'
import { type KnownField, queryField, type RowPart } from './mapping-rows.ts'

/** A field that has no row yet. */
export interface AddableField {
  part: RowPart
  field: string
  /** Under which heading it is offered. */
  group: string
  known: Pick<KnownField, 'label' | 'description' | 'type'>
  /** Other words it is found by. */
  alsoKnownAs: readonly string[]
}

type Rows = Pick<TemplateForm, RowPart>

/** All that may still be added of what the catalogue names: optional fields, fields of the items there are, query options. */
export const addableFields = (operation: Operation, template: Rows): AddableField[] => {
  const lists = listsOf(operation.fields)
  const has = (part: RowPart, field: string) => template[part].some((row) => row.field === field)
  const isOfItem = (path: string) => lists.some((list) => list.fields.some((field) => field.path === path))
  const positionsOf = (list: KnownList) => positions(template, list)
  const body = operation.fields
    .filter(({ path, required }) => !required && !isOfItem(path) && !has('mapping', path))
    .map((field) => ({ part: 'mapping' as const, field: field.path, group: 'Lago fields', known: field }))
  const items = lists.flatMap((list) =>
    positionsOf(list).flatMap((position) =>
      list.fields
        .map((field) => ({ field: inItem(list.path, position, field), known: field }))
        .filter(({ field }) => !has('mapping', field))
        .map((each) => ({
          part: 'mapping' as const,
          group: `${list.label}, item ${position + 1}`,
          ...each,
        })),
    ),
  )
  const query = operation.queryOptions
    .filter(({ name }) => !has('query', name))
    .map((option) => ({
      part: 'query' as const,
      field: option.name,
      group: 'In the query of the URL',
      known: queryField(option),
    }))
  return [...body, ...items, ...query].map((each) => ({ ...each, alsoKnownAs: otherNames(each.known) }))
}

const otherNames = (known: object): readonly string[] =>
  'alsoKnownAs' in known && Array.isArray(known.alsoKnownAs) ? known.alsoKnownAs.map(String) : []

const positions = ({ mapping }: Rows, list: KnownList): number[] => {
  const found = mapping.flatMap(({ field }) => itemPlace(field, [list])?.position ?? [])
  return [...new Set(found)].toSorted((a, b) => a - b)
}

/** The list whose items could be built one by one, for those that are in no use yet. */
export const addableLists = (operation: Operation, template: Rows): KnownList[] =>
  listsOf(operation.fields).filter(
    (list) =>
      positions(template, list).length === 0 && !template.mapping.some(({ field }) => field === list.path),
  )
