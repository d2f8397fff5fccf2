import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { AttributeMultiSelect } from '../attributes/attribute-multi-select.tsx'
import { BodyCount } from './body-count.tsx'

/** Attributes that are taken out of the body, and how many really are in it. */
export function ExcludeAttributes() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'excludeAttributes' })
  return (
    <AttributeMultiSelect
      place="excludeAttributes"
      label="Exclude Attributes"
      placeholder="Nothing is excluded"
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      summary={<BodyCount />}
    />
  )
}
