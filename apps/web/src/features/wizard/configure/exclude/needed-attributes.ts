import { operationById, recognise } from '@ferry/core'
import type { WizardForm } from '../../form.ts'
import { lagoPath } from '../advanced/lago-path.ts'

/** As much of the form as says which attributes the body cannot do without. */
type Needing = Pick<WizardForm, 'tab' | 'template' | 'advanced' | 'excludeAttributes'>

/** What excluding the chosen attributes breaks, a sentence each. */
export const excludedButNeeded = (form: Needing, baseUrl: string): string[] =>
  form.tab === 'template' ? mappedOnes(form) : requiredOnes(form, baseUrl)

const mappedOnes = ({ template, excludeAttributes }: Needing): string[] =>
  template.mapping.flatMap(({ field, source }) => {
    if (source.kind !== 'attribute' || !excludeAttributes.includes(source.attribute)) return []
    return [
      `${field} takes its value from ${source.attribute}, which is excluded: keep it in, or map another one.`,
    ]
  })

/** Advanced sends attributes under their own names, so a field Lago demands is an attribute of its name. */
const requiredOnes = ({ advanced, excludeAttributes }: Needing, baseUrl: string): string[] => {
  const known = recognise(advanced.method, lagoPath(advanced.url, baseUrl))
  const id = known?.isEvents === 'batch' ? 'createEvent' : known?.operationId
  const operation = operationById(id ?? '')
  if (!operation) return []
  return operation.fields
    .filter(({ path, required }) => required && excludeAttributes.includes(path))
    .map(({ path }) => `Lago needs ${path} for “${operation.title}”, and ${path} is excluded: keep it in.`)
}
