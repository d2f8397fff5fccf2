import type { Operation } from '@ferry/core'
import { Autocomplete, Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { SourceForm } from '../../form.ts'
import { useWizard } from '../../wizard-context.tsx'
import { freeFields, newRow } from './new-row.ts'
import type { MappingRow, MappingRows } from './use-mapping-rows.ts'

interface AddFieldProps {
  operation: Operation
  addable: MappingRows['addable']
  rows: readonly MappingRow[]
  onAdd: (row: Pick<MappingRow, 'part' | 'field'>, source: SourceForm) => void
}

/** It depends on which rows there are, not on what they hold. */
const isSame = (before: AddFieldProps, after: AddFieldProps): boolean =>
  before.operation === after.operation &&
  before.onAdd === after.onAdd &&
  namesOf(before.rows) === namesOf(after.rows)

const namesOf = (rows: AddFieldProps['rows']) => rows.map(({ part, field }) => `${part} ${field}`).join('\n')

/** Adds an optional field, or a property of one's own; an attribute of the same name becomes its source. */
export const AddField = memo(AddFieldInput, isSame)

function AddFieldInput({ operation, addable, rows, onAdd }: AddFieldProps) {
  const { nexset } = useWizard()
  const [text, setText] = useState('')
  const attributes = nexset.attributes.map(({ path }) => path)
  const free = freeFields(operation, attributes, rows)
  if (addable.length === 0 && free.length === 0 && operation.fields.length === 0) return null
  const add = (typed: string) => {
    const made = newRow(typed, addable, rows, attributes)
    if (!made) return
    onAdd(made.row, made.source)
    setText('')
  }
  return (
    <Group gap="xs" p="10px 14px" style={{ borderTop: '1px solid var(--ferry-line)' }} wrap="nowrap">
      <Autocomplete
        size="xs"
        flex={1}
        maw={340}
        aria-label="Add a field"
        placeholder="Add a field"
        data={[
          { group: 'Lago fields', items: addable.map(({ field }) => field) },
          { group: 'Your own', items: [...free] },
        ].filter(({ items }) => items.length > 0)}
        value={text}
        onChange={setText}
        onOptionSubmit={(value) => {
          add(value)
          // Mantine writes the option into the box after this; the box is emptied once it has.
          queueMicrotask(() => setText(''))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.defaultPrevented) add(text)
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => add(text)}
      >
        Add
      </Button>
    </Group>
  )
}
