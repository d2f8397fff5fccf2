import { defaultConfig, operationById, operations } from '@ferry/core'
import { Select } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import { fromConfig } from '../../convert/from-config.ts'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { useWizard } from '../../wizard-context.tsx'

/** All operations of the catalogue, under their resources. */
const data = [...new Set(operations.map(({ resource }) => resource))].map((group) => ({
  group,
  items: operations
    .filter(({ resource }) => resource === group)
    .map(({ id, title }) => ({ value: id, label: `${group} · ${title}` })),
}))

/** The Endpoint pulldown. Another operation starts with its own mapping, made by name from the attributes. */
export function EndpointSelect() {
  const { nexset } = useWizard()
  const { control, setValue, getValues } = useFormContext<WizardForm>()
  const operation = useWatch({ control, name: 'template.operation' })
  const error = useThings('operation')
  const choose = (id: string | null) => {
    const chosen = id === null ? undefined : operationById(id)
    if (!chosen || chosen.id === operation) return
    const excluded = getValues('excludeAttributes')
    const attributes = nexset.attributes.filter(({ path }) => !excluded.includes(path))
    const start = fromConfig(defaultConfig(chosen, attributes))
    setValue('template', start.template, { shouldDirty: true })
    setValue('batching', start.batching)
  }
  return (
    <Select
      id={controlId('operation')}
      label="Endpoint"
      placeholder="Choose what to do with each record"
      searchable
      allowDeselect={false}
      data={data}
      value={operation === '' ? null : operation}
      onChange={choose}
      error={error}
    />
  )
}
