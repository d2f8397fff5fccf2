import type { Draft } from '@ferry/contract'
import { withoutValues } from '../convert/secret-headers.ts'
import { WizardForm } from '../form.ts'

/** A draft's values as the screens of this version know them; null when another version wrote them. */
export const formOf = (draft: Pick<Draft, 'form'>): WizardForm | null => {
  const parsed = WizardForm.safeParse(draft.form)
  return parsed.success ? parsed.data : null
}

/** The values as they may be kept: a secret header keeps its name and loses its value. */
export const withoutSecrets = (form: WizardForm): Draft['form'] => {
  const headers = withoutValues(form.advanced.headers)
  return JSON.parse(JSON.stringify({ ...form, advanced: { ...form.advanced, headers } }))
}
