import { expect, it } from 'vitest'
import { emptyForm, type WizardForm } from '../form.ts'
import { formOf, withoutSecrets } from './draft-form.ts'

const filled: WizardForm = {
  ...emptyForm,
  connector: 'lago',
  excludeAttributes: ['user_agent'],
  advanced: { ...emptyForm.advanced, headers: [{ name: 'X-Source', value: 'ferry' }] },
}

it('comes back as it was kept', () => {
  expect(formOf({ form: withoutSecrets(filled) })).toEqual(filled)
})

it('is passed over when another version of the page wrote it', () => {
  expect(formOf({ form: { ...withoutSecrets(filled), tab: 'expert' } })).toBeNull()
  expect(formOf({ form: {} })).toBeNull()
})

it('keeps the name of a secret header and not its value', () => {
  const secret = { name: 'X-Token', value: 'hush-hush', secret: true as const }
  const form = { ...filled, advanced: { ...filled.advanced, headers: [secret] } }
  expect(JSON.stringify(withoutSecrets(form))).not.toContain('hush-hush')
  expect(JSON.stringify(withoutSecrets(form))).toContain('X-Token')
})
