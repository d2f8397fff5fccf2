import { TextInput, type TextInputProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<TextInputProps, 'name' | 'value' | 'onChange' | 'error'>

/** One line of text bound to a form. */
export function TextField<V extends FieldValues>({ control, name, onBlur, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <TextInput
      {...rest}
      {...field}
      value={field.value ?? ''}
      onBlur={(event) => {
        field.onBlur()
        onBlur?.(event)
      }}
      error={fieldState.error?.message}
    />
  )
}
