import { Checkbox, type CheckboxProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<CheckboxProps, 'name' | 'value' | 'checked' | 'onChange' | 'onBlur' | 'error'>

/** A yes or no bound to a form. */
export function CheckboxField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  const { value, ...bound } = field
  return <Checkbox {...rest} {...bound} checked={value === true} error={fieldState.error?.message} />
}
