import { type Operation, operationById, recognise } from '@ferry/core'
import type { AdvancedForm, WizardForm } from '../../form.ts'
import { lagoPath } from '../advanced/lago-path.ts'

/** What batching can be under the present endpoint. */
export interface BatchRules {
  /** Lago's own batch call that is used, with its key and cap; null where none is known. */
  form: Operation['batch']
  /** True where the catalogue writes the body, so that only what its batch call reads is possible. */
  isTemplate: boolean
  /** Why batching cannot be switched on; null when it can. */
  whyNot: string | null
  advice: string | null
}

/** In a template the catalogue decides; in Advanced the person knows, and `plan` says what cannot work. */
export const batchRules = (endpoint: Endpoint, baseUrl: string): BatchRules =>
  endpoint.tab === 'template' ? templateRules(endpoint.operation) : advancedRules(endpoint, baseUrl)

/** As much of the form as says where records go. */
interface Endpoint {
  tab: WizardForm['tab']
  operation: string
  method: AdvancedForm['method']
  url: string
}

const templateRules = (id: string): BatchRules => {
  const operation = operationById(id)
  const none = { form: null, isTemplate: true, advice: null }
  if (!operation) return { ...none, whyNot: 'Choose an endpoint first.' }
  const { batch, title } = operation
  if (!batch) return { ...none, whyNot: `Lago takes one record a call for “${title}”.` }
  const advice = `Recommended: up to ${batch.limit} ${batch.key} in one call to ${batch.path}.`
  return { form: batch, isTemplate: true, whyNot: null, advice }
}

const advancedRules = ({ method, url }: Endpoint, baseUrl: string): BatchRules => {
  const isEvents = recognise(method, lagoPath(url, baseUrl))?.isEvents === 'batch'
  return {
    form: isEvents ? (operationById('createEvent')?.batch ?? null) : null,
    isTemplate: false,
    whyNot: method === 'DELETE' ? 'A DELETE has no body that could hold several records.' : null,
    advice: null,
  }
}
