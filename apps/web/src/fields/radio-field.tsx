import { Radio, type RadioGroupProps, Stack } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<RadioGroupProps, 'name' | 'value' | 'onChange' | 'onBlur' | 'error' | 'children'> & {
    options: readonly { value: string; label: string; description?: string }[]
  }

/** One of a few, all in sight, bound to a form. */
export function RadioField<V extends FieldValues>({ control, name, options, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <Radio.Group {...rest} {...field} error={fieldState.error?.message}>
      <Stack gap="xs" mt={6}>
        {options.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
