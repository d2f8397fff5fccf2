import { NumberInput } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'

/** **Max wait**: how long a batch that is not full waits for more records once the destination is active. */
export function MaxWaitInput() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'batching.maxWaitSeconds' })
  return (
    <NumberInput
      id={controlId('batching.maxWaitSeconds')}
      label="Max wait"
      suffix=" s"
      placeholder="1 s"
      description="Then a batch that is not full goes as it is."
      min={0}
      allowNegative={false}
      clampBehavior="none"
      maxLength={9}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={field.value}
      onChange={(value) => field.onChange(value === '' ? '' : Number(value))}
      onBlur={field.onBlur}
      error={useThings('batching.maxWaitSeconds')}
    />
  )
}
