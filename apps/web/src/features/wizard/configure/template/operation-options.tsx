import type { Operation } from '@ferry/core'
import { Switch } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'

/** What Ferry adds to an operation by itself, each with a switch. */
export function OperationOptions({ operation }: { operation: Operation }) {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'template.options' })
  const chosen: Record<string, unknown> = JSON.parse(field.value ?? '{}')
  return operation.options.map(({ name, label, description, isOn }) => (
    <Switch
      key={name}
      label={label}
      description={description}
      checked={(chosen[name] ?? isOn) === true}
      onChange={(event) => field.onChange(JSON.stringify({ ...chosen, [name]: event.currentTarget.checked }))}
    />
  ))
}
