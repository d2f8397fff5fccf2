import { TextInput } from '@mantine/core'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'

/** The key each record is wrapped under; a batch has its own key, a DELETE no body. */
export function RootKeyInput() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'advanced.wrapKey' })
  const [method, isBatched] = useWatch({ control, name: ['advanced.method', 'batching.enabled'] })
  const error = useThings('wrapKey')
  if (method === 'DELETE' || isBatched) return null
  return (
    <TextInput
      id={controlId('wrapKey')}
      label="Root key"
      description={
        field.value === ''
          ? 'Empty: the record itself is the body.'
          : `The body is {"${field.value}": { … the record … }}.`
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder="customer"
      autoComplete="off"
      spellCheck={false}
      {...field}
      error={error}
    />
  )
}
