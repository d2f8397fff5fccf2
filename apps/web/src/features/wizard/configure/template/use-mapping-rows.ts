import type { Operation, OperationField } from '@ferry/core'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { FieldRow, SourceForm, WizardForm } from '../../form.ts'

/** Where in the request a row's value goes: into the path, the query or the body. */
export type RowPart = 'path' | 'query' | 'mapping'

export interface MappingRow {
  part: RowPart
  /** Name of the path parameter, query parameter or Lago field. */
  field: string
  /** What the catalogue knows of it; null for a free field such as `properties.bytes`. */
  known: OperationField | null
  isRequired: boolean
  source: SourceForm
}

export interface MappingRows {
  rows: readonly MappingRow[]
  /** Fields that may still be added. */
  addable: readonly { part: RowPart; field: string; label: string }[]
  setSource: (row: Pick<MappingRow, 'part' | 'field'>, source: SourceForm) => void
  removeRow: (row: Pick<MappingRow, 'part' | 'field'>) => void
}

/** The mapping table of an operation: what it demands first, then what was added, in the order of the form. */
export const useMappingRows = (operation: Operation): MappingRows => {
  const { control, getValues, setValue } = useFormContext<WizardForm>()
  const template = useWatch({ control, name: 'template' })
  const changes = useMemo(() => {
    const change = (part: RowPart, rows: FieldRow[]) =>
      setValue(`template.${part}`, rows, { shouldDirty: true })
    const setSource: MappingRows['setSource'] = ({ part, field }, source) => {
      const rows = getValues(`template.${part}`)
      const isThere = rows.some((row) => row.field === field)
      const changed = rows.map((row) => (row.field === field ? { field, source } : row))
      change(part, isThere ? changed : [...rows, { field, source }])
    }
    const removeRow: MappingRows['removeRow'] = ({ part, field }) =>
      change(
        part,
        getValues(`template.${part}`).filter((row) => row.field !== field),
      )
    return { setSource, removeRow }
  }, [getValues, setValue])
  return { rows: mappingRows(operation, template), addable: addableFields(operation, template), ...changes }
}

type Rows = Record<RowPart, readonly FieldRow[]>
const none: SourceForm = { kind: 'none' }

/** Pure: the rows the table shows for these values. */
export const mappingRows = (operation: Operation, template: Rows): MappingRow[] => {
  const knownOf = (field: string) => operation.fields.find(({ path }) => path === field) ?? null
  const sourceOf = (part: RowPart, field: string) =>
    template[part].find((row) => row.field === field)?.source ?? none
  const required = operation.fields.filter((field) => field.required)
  const requiredPaths = new Set(required.map(({ path }) => path))
  return [
    ...operation.pathParameters.map((field) => demanded('path', field, null, sourceOf('path', field))),
    ...required.map((field) => demanded('mapping', field.path, field, sourceOf('mapping', field.path))),
    ...template.mapping
      .filter(({ field }) => !requiredPaths.has(field))
      .map(({ field, source }) => added('mapping', field, knownOf(field), source)),
    ...template.query.map(({ field, source }) => added('query', field, null, source)),
  ]
}

const demanded = (
  part: RowPart,
  field: string,
  known: OperationField | null,
  source: SourceForm,
): MappingRow => ({
  part,
  field,
  known,
  isRequired: true,
  source,
})
const added = (...[part, field, known, source]: Parameters<typeof demanded>): MappingRow => ({
  ...demanded(part, field, known, source),
  isRequired: false,
})

/** Optional fields and query parameters that have no row yet. */
export const addableFields = (operation: Operation, template: Rows): MappingRows['addable'] => {
  const has = (part: RowPart, field: string) => template[part].some((row) => row.field === field)
  return [
    ...operation.fields
      .filter((field) => !field.required && !has('mapping', field.path))
      .map(({ path, label }) => ({ part: 'mapping' as const, field: path, label })),
    ...operation.query
      .filter((field) => !has('query', field))
      .map((field) => ({ part: 'query' as const, field, label: 'in the query of the URL' })),
  ]
}
