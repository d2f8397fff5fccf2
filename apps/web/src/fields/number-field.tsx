import { NumberInput, type NumberInputProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<NumberInputProps, 'name' | 'value' | 'onChange' | 'onBlur' | 'error'>

/** A number bound to a form; an emptied box gives `undefined`, for the schema to complain about. */
export function NumberField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <NumberInput
      {...rest}
      {...field}
      value={field.value ?? ''}
      onChange={(value) => field.onChange(value === '' ? undefined : value)}
      error={fieldState.error?.message}
    />
  )
}
