import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'

interface Place {
  /** `body.name` */
  path: string
  message: string
}

/** Puts what the server says of single fields beside these fields; places of no field are left out. */
export function placeErrors<V extends FieldValues>(
  places: readonly Place[],
  names: readonly FieldPath<V>[],
  setError: UseFormSetError<V>,
) {
  for (const { path, message } of places) {
    const name = names.find((field) => path === `body.${field}`)
    if (name) setError(name, { type: 'server', message }, { shouldFocus: true })
  }
}
