import { Select, type SelectProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<SelectProps, 'name' | 'value' | 'onChange' | 'onBlur' | 'error'>

/** One of a list, bound to a form; cannot be emptied. */
export function SelectField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <Select
      allowDeselect={false}
      {...rest}
      {...field}
      value={field.value ?? null}
      error={fieldState.error?.message}
      checkIconPosition="right"
    />
  )
}
