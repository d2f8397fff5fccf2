import { NumberInput } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { DeliveryForm, WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'

interface CapInputProps {
  name: keyof DeliveryForm
  label: string
  placeholder: string
  description: string
}

/** One cap; emptied, it is Ferry's to choose again. */
export function CapInput({ name, ...words }: CapInputProps) {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: `delivery.${name}` })
  return (
    <NumberInput
      id={controlId(`delivery.${name}`)}
      {...words}
      min={0}
      allowNegative={false}
      clampBehavior="none"
      maxLength={9}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={field.value ?? ''}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))}
      onBlur={field.onBlur}
      error={useThings(`delivery.${name}`)}
    />
  )
}
