import { type Method, methods } from '@ferry/core'
import { Select, Stack, Text } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { useAdvancedChange } from './use-advanced-change.ts'

/** What each method means at Lago, in one line. */
const meanings: Record<Method, string> = {
  POST: 'Creates. For customers it also updates: Lago has no PUT for them.',
  PUT: 'Updates what the URL names.',
  DELETE: 'Deletes or ends what the URL names. It has no body.',
  PATCH: 'Merges into what the URL names (metadata, entitlements).',
}

export function MethodSelect() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'advanced.method' })
  const error = useThings('method')
  const change = useAdvancedChange()
  return (
    <Select
      id={controlId('method')}
      label="Method"
      description={meanings[field.value]}
      allowDeselect={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      data={[...methods]}
      {...field}
      onChange={(method) => {
        if (method !== null) change({ method })
      }}
      error={error}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {option.label}
          </Text>
          <Text size="xs" c="dimmed">
            {meanings[option.value]}
          </Text>
        </Stack>
      )}
    />
  )
}
