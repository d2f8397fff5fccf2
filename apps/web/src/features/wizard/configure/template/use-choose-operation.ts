import { type Operation, operationById } from '@ferry/core'
import { useFormContext } from 'react-hook-form'
import { showUndo } from '../../../../ui/show-undo.tsx'
import { proposedForm } from '../../convert/proposed-form.ts'
import type { WizardForm } from '../../form.ts'
import { useWizard } from '../../wizard-context.tsx'

type Chosen = Pick<WizardForm, 'template' | 'batching'>

/**
 * Changes to another template, which starts with its own mapping, made by name from the attributes. What a person had
 * mapped in the one that is left can be brought back.
 */
export const useChooseOperation = (): ((operation: Operation) => void) => {
  const { nexset } = useWizard()
  const { setValue, getValues } = useFormContext<WizardForm>()
  const set = ({ template, batching }: Chosen) => {
    setValue('template', template, { shouldDirty: true })
    setValue('batching', batching, { shouldDirty: true })
  }
  return (operation) => {
    const [template, batching, excluded] = getValues(['template', 'batching', 'excludeAttributes'])
    const left = operationById(template.operation)
    if (operation.id === left?.id) return
    const attributes = nexset.attributes.filter(({ path }) => !excluded.includes(path))
    set(proposedForm(operation, attributes))
    const isOwnWork = left && !isSame(template, proposedForm(left, attributes).template)
    if (isOwnWork)
      showUndo(`Changed from “${left.title}” to “${operation.title}”.`, () => set({ template, batching }))
  }
}

const isSame = (one: Chosen['template'], other: Chosen['template']): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
