import type { Operation } from '@ferry/core'
import { Select } from '@mantine/core'
import { memo, useState } from 'react'
import { searchOptions } from '../../../../../ui/search-options.ts'
import type { TemplateForm } from '../../../form.ts'
import { useAttributes } from '../../attributes/use-attributes.ts'
import { fieldChoices, namesOf, sourceFor } from './field-choices.ts'
import type { RowPart } from './mapping-rows.ts'
import styles from './mapping-table.module.css'
import type { MappingChanges } from './use-mapping-changes.ts'

interface AddFieldProps {
  operation: Operation
  template: Pick<TemplateForm, RowPart>
  changes: MappingChanges
}

/** It depends on which rows there are, not on what they hold. */
const isSame = (before: AddFieldProps, after: AddFieldProps): boolean =>
  before.operation === after.operation &&
  before.changes === after.changes &&
  namesOf(before.template) === namesOf(after.template)

/** Adds an optional field found by name or description, an item of a list, or a key of one's own. */
export const AddField = memo(AddFieldInput, isSame)

function AddFieldInput({ operation, template, changes }: AddFieldProps) {
  const { all } = useAttributes()
  const [typed, setTyped] = useState('')
  const attributes = all.map(({ path }) => path)
  const choices = fieldChoices(operation, template, attributes, typed)
  const choiceOf = (value: string) => choices.find((choice) => choice.value === value)
  if (operation.fields.length === 0 && operation.query.length === 0) return null
  const add = (value: string) => {
    const choice = choiceOf(value)
    if (!choice) return
    setTyped('')
    if (choice.list) changes.addItem(choice.list, 0)
    else changes.setSource(choice, sourceFor(choice, attributes))
  }
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <div className={styles.add}>
      <Select
        size="xs"
        aria-label="Add a field"
        placeholder="Add a field: search by name or description"
        searchable
        maxDropdownHeight={360}
        nothingFoundMessage="Nothing by this name"
        data={groups.map((group) => ({
          group,
          items: choices
            .filter((choice) => choice.group === group)
            .map(({ value, label }) => ({ value, label })),
        }))}
        filter={searchOptions((value) => choiceOf(value)?.search ?? value)}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(value) => {
          if (value !== null) add(value)
        }}
        renderOption={({ option }) => {
          const choice = choiceOf(option.value)
          return (
            <span className={styles.choice}>
              <span>
                {choice?.label} <code>{choice?.field}</code>
              </span>
              <span className={styles.about}>{choice?.about}</span>
            </span>
          )
        }}
      />
    </div>
  )
}
