import { Select } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'

const formats = [
  { value: 'json', label: 'JSON' },
  { value: 'xml', label: 'XML – Lago reads JSON only', disabled: true },
  { value: 'form', label: 'Form – Lago reads JSON only', disabled: true },
  { value: 'csv', label: 'CSV – Lago reads JSON only', disabled: true },
]

/** JSON is what Lago reads; the others stand there to say so. */
export function FormatSelect() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'advanced.contentFormat' })
  return (
    <Select
      id={controlId('contentFormat')}
      label="Content Format"
      description="Records become JSON; digits and key order stay."
      allowDeselect={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={formats}
      {...field}
    />
  )
}
