import { Switch, type SwitchProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<SwitchProps, 'name' | 'value' | 'checked' | 'onChange' | 'onBlur' | 'error'>

/** A setting that is on or off, bound to a form. */
export function SwitchField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  const { value, ...bound } = field
  return <Switch {...rest} {...bound} checked={value === true} error={fieldState.error?.message} />
}
