import { type Operation, operationById } from '@ferry/core'
import type { WizardForm } from '../../form.ts'

/** What batching can be under the present endpoint. */
export interface BatchRules {
  /** The batch form of the template's operation; null in Advanced and for operations without one. */
  form: Operation['batch']
  /** Why batching cannot be switched on; null when it can. */
  whyNot: string | null
  advice: string | null
}

/** In a template the catalogue decides; in Advanced the person knows, and `plan` says what cannot work. */
export const batchRules = ({
  tab,
  template,
  advanced,
}: Pick<WizardForm, 'tab' | 'template' | 'advanced'>): BatchRules => {
  if (tab === 'advanced') {
    const whyNot =
      advanced.method === 'DELETE' ? 'A DELETE has no body that could hold several records.' : null
    return { form: null, whyNot, advice: null }
  }
  const operation = operationById(template.operation)
  if (!operation) return { form: null, whyNot: 'Choose an endpoint first.', advice: null }
  const { batch, title } = operation
  if (batch) {
    const advice = `Recommended: up to ${batch.limit} ${batch.key} in one call to ${batch.path}.`
    return { form: batch, whyNot: null, advice }
  }
  return { form: null, whyNot: `Lago takes one record a call for “${title}”.`, advice: null }
}
