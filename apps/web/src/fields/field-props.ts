import type { Control, FieldPath, FieldValues } from 'react-hook-form'

/** What every bound field takes: the form's control and the name of a value in it. */
export interface FieldProps<V extends FieldValues> {
  control: Control<V>
  name: FieldPath<V>
}
