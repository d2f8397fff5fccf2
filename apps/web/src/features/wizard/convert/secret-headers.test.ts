import { expect, it } from 'vitest'
import { emptyForm, type WizardForm } from '../form.ts'
import { typedSecrets } from './secret-headers.ts'
import { toConfig } from './to-config.ts'

const form: WizardForm = {
  ...emptyForm,
  tab: 'advanced',
  advanced: {
    ...emptyForm.advanced,
    url: '/customers',
    headers: [
      { name: ' X-Token ', value: 'hush', secret: true },
      { name: 'X-Kept', value: '', secret: true },
      { name: 'X-Source', value: 'ferry' },
    ],
  },
}

it('keeps the values of secret headers out of the config', () => {
  expect(JSON.stringify(toConfig(form))).not.toContain('hush')
  expect(toConfig(form)).toMatchObject({
    headers: [{ secret: true, value: '' }, { value: '' }, { value: 'ferry' }],
  })
})

it('gives those that were typed, and nothing of a template', () => {
  expect(typedSecrets(form)).toEqual({ secretHeaders: { 'X-Token': 'hush' } })
  expect(typedSecrets({ ...form, tab: 'template' })).toEqual({})
})
