import { useController, useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../../convert/to-config.ts'
import type { WizardForm } from '../../form.ts'
import { useWizard } from '../../wizard-context.tsx'
import { AttributeMultiSelect } from '../attribute-multi-select.tsx'
import { attributesInBody, topLevel } from './attributes-in-body.ts'

/** Attributes that are taken out of the body, and how many really are in it. */
export function ExcludeAttributes() {
  const { nexset } = useWizard()
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'excludeAttributes' })
  const values = useWatch({ control }) as WizardForm
  const all = nexset.attributes.map(({ path }) => path)
  const inBody = attributesInBody(toConfig(values), all)
  return (
    <AttributeMultiSelect
      place="excludeAttributes"
      label="Exclude Attributes"
      placeholder="Nothing is excluded"
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      summary={`${inBody.length} of ${topLevel(all).length} in the body`}
    />
  )
}
