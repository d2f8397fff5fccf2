import { Textarea, type TextareaProps } from '@mantine/core'
import { type FieldValues, useController } from 'react-hook-form'
import type { FieldProps } from './field-props.ts'

type Props<V extends FieldValues> = FieldProps<V> &
  Omit<TextareaProps, 'name' | 'value' | 'onChange' | 'onBlur' | 'error'>

/** Several lines of text bound to a form. */
export function TextareaField<V extends FieldValues>({ control, name, ...rest }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return <Textarea {...rest} {...field} value={field.value ?? ''} error={fieldState.error?.message} />
}
