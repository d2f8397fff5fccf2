import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { FaultNote } from '../../problem-note.tsx'
import { useChoices } from '../../use-choices.ts'
import { AttributeMultiSelect } from '../attributes/attribute-multi-select.tsx'
import { BodyCount } from './body-count.tsx'
import { excludedButNeeded } from './needed-attributes.ts'

/** Attributes that are taken out of the body, and how many really are in it. */
export function ExcludeAttributes() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'excludeAttributes' })
  return (
    <div>
      <AttributeMultiSelect
        place="excludeAttributes"
        label="Exclude Attributes"
        placeholder="Nothing is excluded"
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        summary={<BodyCount />}
      />
      {field.value.length > 0 && <NeededNote />}
    </div>
  )
}

/** At once, where an attribute was excluded that the body cannot do without. */
function NeededNote() {
  const { control } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  const [tab, template, advanced, excludeAttributes] = useWatch({
    control,
    name: ['tab', 'template', 'advanced', 'excludeAttributes'],
  })
  const faults = excludedButNeeded({ tab, template, advanced, excludeAttributes }, credential?.baseUrl ?? '')
  return (
    <div role="alert">
      {faults.map((sentence) => (
        <FaultNote key={sentence}>{sentence}</FaultNote>
      ))}
    </div>
  )
}
