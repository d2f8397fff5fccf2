import { useMemo } from 'react'
import { type UseFormReturn, useFormContext } from 'react-hook-form'
import { showUndo } from '../../../../../ui/show-undo.tsx'
import type { FieldRow, SourceForm, WizardForm } from '../../../form.ts'
import { sourceOfPicker } from '../source/source-options.ts'
import { firstFields, type ItemPlace, type KnownList } from './lists.ts'
import { type MappingRow, type RowName, type RowPart, withoutItem } from './mapping-rows.ts'

/** What choosing a source depends on besides the source there is. */
export type PickedRow = Pick<MappingRow, 'part' | 'field' | 'known'>

export interface MappingChanges {
  /** Sets where a field takes its value from, adding its row where there is none. */
  setSource: (row: RowName, source: SourceForm) => void
  /** Takes what was chosen in the picker, keeping what the present source and the new one share. */
  pickSource: (row: PickedRow, value: string) => void
  /** Says that what Ferry proposed is right. */
  accept: (rows: readonly RowName[]) => void
  removeRow: (row: RowName) => void
  /** The same source under another name, at the same place. */
  renameRow: (row: RowName, field: string) => void
  addItem: (list: KnownList, position: number) => void
  removeItem: (item: Pick<ItemPlace, 'list' | 'position'>) => void
}

/** Every change a person can make to the mapping table. They stay the same functions, so that rows need not be drawn again. */
export const useMappingChanges = (): MappingChanges => {
  const { getValues, setValue } = useFormContext<WizardForm>()
  return useMemo(() => mappingChanges(getValues, setValue), [getValues, setValue])
}

type Form = UseFormReturn<WizardForm>

const mappingChanges = (getValues: Form['getValues'], setValue: Form['setValue']): MappingChanges => {
  const rowsOf = (part: RowPart): FieldRow[] => getValues(`template.${part}`)
  const put = (part: RowPart, rows: FieldRow[]) => setValue(`template.${part}`, rows, { shouldDirty: true })
  const setSource = ({ part, field }: RowName, source: SourceForm) => {
    const rows = rowsOf(part)
    const isThere = rows.some((row) => row.field === field)
    const changed = rows.map((row) => (row.field === field ? { field, source } : row))
    put(part, isThere ? changed : [...rows, { field, source }])
  }
  return {
    setSource,
    pickSource: (row, value) => {
      const source = rowsOf(row.part).find(({ field }) => field === row.field)?.source ?? { kind: 'none' }
      setSource(row, sourceOfPicker(value, { ...row, source }))
    },
    accept: (accepted) => {
      for (const part of ['path', 'mapping', 'query'] as const) {
        const names = new Set(accepted.flatMap((row) => (row.part === part ? [row.field] : [])))
        if (names.size === 0) continue
        put(
          part,
          rowsOf(part).map(({ field, source, ...mark }) =>
            names.has(field) ? { field, source } : { field, source, ...mark },
          ),
        )
      }
    },
    removeRow: ({ part, field }) => {
      const rows = rowsOf(part)
      const at = rows.findIndex((row) => row.field === field)
      const removed = rows[at]
      if (!removed) return
      put(part, rows.toSpliced(at, 1))
      showUndo(`Removed ${field}.`, () => {
        const now = rowsOf(part)
        if (!now.some((row) => row.field === field)) put(part, now.toSpliced(at, 0, removed))
      })
    },
    renameRow: ({ part, field }, name) =>
      put(
        part,
        rowsOf(part)
          .filter((row) => row.field !== name)
          .map((row) => (row.field === field ? { ...row, field: name } : row)),
      ),
    addItem: (list, position) =>
      put('mapping', [
        ...rowsOf('mapping').filter(({ field }) => field !== list.path),
        ...firstFields(list, position).map((field): FieldRow => ({ field, source: { kind: 'none' } })),
      ]),
    removeItem: (item) => {
      const before = rowsOf('mapping')
      put('mapping', withoutItem(before, { ...item, name: '' }))
      showUndo(`Removed item ${item.position + 1} of ${item.list.label}.`, () => put('mapping', before))
    },
  }
}
