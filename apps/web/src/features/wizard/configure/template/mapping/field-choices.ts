import type { Operation } from '@ferry/core'
import type { SourceForm, TemplateForm } from '../../../form.ts'
import { constantKind } from '../source/source-options.ts'
import { addableFields, addableLists } from './addable-fields.ts'
import { fieldTypeWords } from './field-type-words.ts'
import type { KnownList } from './lists.ts'
import type { KnownField, RowName, RowPart } from './mapping-rows.ts'

/** One thing that can be added to the mapping table. */
export interface FieldChoice extends RowName {
  /** Unlike that of every other choice. */
  value: string
  group: string
  label: string
  about: string
  /** All it is found by. */
  search: string
  known: Pick<KnownField, 'type'> | null
  /** Set where it starts a list, item by item. */
  list: KnownList | null
}

type Rows = Pick<TemplateForm, RowPart>

/** Everything that may be added: what the catalogue names, keys of one's own for attributes no row takes, and what was typed. */
export const fieldChoices = (
  operation: Operation,
  template: Rows,
  attributes: readonly string[],
  typed: string,
): FieldChoice[] => {
  const named = addableFields(operation, template).map(
    ({ part, field, group, known, alsoKnownAs }): FieldChoice => ({
      value: `${part} ${field}`,
      part,
      field,
      group,
      label: known.label,
      about: `${known.description} ${fieldTypeWords[known.type][0]}`,
      search: [field, known.label, known.description, ...alsoKnownAs].join(' '),
      known,
      list: null,
    }),
  )
  const lists = addableLists(operation, template).map(
    (list): FieldChoice => ({
      value: `list ${list.path}`,
      part: 'mapping',
      field: `${list.path}[0]`,
      group: 'Lists, item by item',
      label: list.label,
      about: 'Each item of the list is built from its own fields.',
      search: `${list.path} ${list.label} item by item`,
      known: null,
      list,
    }),
  )
  const own = freeFields(operation, attributes, template.mapping).map((field) =>
    ownField(field, 'A key of your own, from the attribute of this name.'),
  )
  const text = typed.trim()
  const isNew =
    text !== '' && ![...named, ...own].some(({ field }) => field === text) && !hasRow(template, text)
  const asTyped =
    isNew && operation.fields.length > 0 ? [ownField(text, 'A field by the name you typed.')] : []
  return [...named, ...lists, ...own, ...asTyped]
}

const ownField = (field: string, about: string): FieldChoice => ({
  value: `own ${field}`,
  part: 'mapping',
  field,
  group: 'Your own',
  label: '',
  about,
  search: field,
  known: null,
  list: null,
})

const hasRow = (template: Rows, field: string): boolean =>
  [...template.path, ...template.mapping, ...template.query].some((row) => row.field === field)

/** `properties.bytes` (or `bytes`, in a free body) for each attribute no row takes yet, where Lago leaves the inside to the user. */
export const freeFields = (
  { fields }: Pick<Operation, 'fields'>,
  attributes: readonly string[],
  rows: TemplateForm['mapping'],
): string[] => {
  const taken = new Set(rows.flatMap(({ source }) => (source.kind === 'attribute' ? [source.attribute] : [])))
  const there = new Set(rows.map(({ field }) => field))
  return fields
    .filter(
      ({ type, path }) => type === 'object' && !fields.some((other) => other.path.startsWith(`${path}.`)),
    )
    .flatMap(({ path }) =>
      attributes
        .filter((name) => !taken.has(name) && /^\w+$/.test(name))
        // `*` is the body itself.
        .map((name) => (path === '*' ? name : `${path}.${name}`)),
    )
    .filter((field) => !there.has(field))
}

/** Where a new row takes its value from at first: the attribute of its name, else a constant to be filled in. */
export const sourceFor = (
  { field, part, known }: Pick<FieldChoice, 'field' | 'part' | 'known'>,
  attributes: readonly string[],
): SourceForm => {
  const name = field.slice(field.lastIndexOf('.') + 1)
  const attribute = attributes.find((path) => path === field) ?? attributes.find((path) => path === name)
  if (attribute !== undefined && part === 'mapping') return { kind: 'attribute', attribute, filters: [] }
  return { kind: 'constant', value: '', as: part === 'mapping' ? constantKind(known?.type) : 'text' }
}

/** Changes when rows come or go. */
export const namesOf = ({ path, mapping, query }: Rows): string =>
  [path, mapping, query].map((rows) => rows.map(({ field }) => field).join('\n')).join('\n\n')
