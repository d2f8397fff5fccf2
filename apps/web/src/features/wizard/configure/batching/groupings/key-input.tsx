import { TextInput } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { controlId } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import type { GroupingSettingsProps } from './grouping-choice.ts'

/** **Key**: the name under which the body holds the list of records. */
export function KeyInput({ rules }: GroupingSettingsProps) {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'batching.key' })
  return (
    <TextInput
      id={controlId('batching.key')}
      label="Key"
      description={
        rules.form ? `Lago reads the list under ${rules.form.key}.` : 'Name of the list in the body.'
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      spellCheck={false}
      {...field}
      error={useThings('batching.key')}
    />
  )
}
