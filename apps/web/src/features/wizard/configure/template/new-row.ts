import type { Operation } from '@ferry/core'
import type { SourceForm } from '../../form.ts'
import type { MappingRow, MappingRows } from './use-mapping-rows.ts'

/** `properties.bytes` (or `bytes`, in a free body) for each attribute no row takes yet, where Lago leaves the inside to the user. */
export const freeFields = (
  { fields }: Pick<Operation, 'fields'>,
  attributes: readonly string[],
  rows: readonly Pick<MappingRow, 'field' | 'source'>[],
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

/** What typing a field's name adds; null for nothing or for a row that is there already. */
export const newRow = (
  typed: string,
  addable: MappingRows['addable'],
  rows: readonly Pick<MappingRow, 'field'>[],
  attributes: readonly string[],
): { row: Pick<MappingRow, 'part' | 'field'>; source: SourceForm } | null => {
  const field = typed.trim()
  if (field === '' || rows.some((row) => row.field === field)) return null
  const part = addable.find((each) => each.field === field)?.part ?? 'mapping'
  const name = field.slice(field.lastIndexOf('.') + 1)
  const attribute = attributes.find((path) => path === field) ?? attributes.find((path) => path === name)
  const source: SourceForm =
    attribute === undefined
      ? { kind: 'constant', value: '', as: 'text' }
      : { kind: 'attribute', attribute, filters: [] }
  return { row: { part, field }, source }
}
