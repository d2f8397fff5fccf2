import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<PasswordInputProps, 'name' | 'value' | 'onChange' | 'onBlur' | 'error'>

/** A secret that is typed or pasted, hidden until asked for, and never filled in by the browser. */
export function SecretField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <PasswordInput
      autoComplete="off"
      data-1p-ignore
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
      {...rest}
      {...field}
      value={field.value ?? ''}
      error={fieldState.error?.message}
    />
  )
}
