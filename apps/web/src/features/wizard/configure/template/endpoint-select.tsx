import { operationById, operations } from '@ferry/core'
import { Select } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import { searchOptions } from '../../../../ui/search-options.ts'
import type { WizardForm } from '../../form.ts'
import { MethodBadge } from '../../method-badge.tsx'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import styles from './endpoint-select.module.css'
import { useChooseOperation } from './use-choose-operation.ts'

/** All operations of the catalogue, under their resources. */
const data = [...new Set(operations.map(({ resource }) => resource))].map((group) => ({
  group,
  items: operations
    .filter(({ resource }) => resource === group)
    .map(({ id, title }) => ({ value: id, label: `${group} · ${title}` })),
}))

const filter = searchOptions((id) => {
  const found = operationById(id)
  return found ? [found.resource, found.title, found.purpose, found.method, found.path, id].join(' ') : id
})

/** The Endpoint pulldown. */
export function EndpointSelect() {
  const { control } = useFormContext<WizardForm>()
  const operation = useWatch({ control, name: 'template.operation' })
  const error = useThings('operation')
  const chooseOperation = useChooseOperation()
  const choose = (id: string | null) => {
    const chosen = operationById(id ?? '')
    if (chosen) chooseOperation(chosen)
  }
  return (
    <Select
      id={controlId('operation')}
      label="Endpoint"
      placeholder="Choose what to do with each record"
      nothingFoundMessage="Lago has no such operation per record. Any path can be written in Advanced."
      searchable
      allowDeselect={false}
      maxDropdownHeight={420}
      data={data}
      filter={filter}
      value={operation === '' ? null : operation}
      onChange={choose}
      error={error}
      renderOption={({ option }) => {
        const found = operationById(option.value)
        return found ? (
          <span className={styles.option}>
            <MethodBadge method={found.method} />
            <span className={styles.words}>
              <span className={styles.title}>{found.title}</span>
              <span className={styles.purpose} title={found.purpose}>
                {found.purpose}
              </span>
            </span>
          </span>
        ) : (
          option.label
        )
      }}
    />
  )
}
