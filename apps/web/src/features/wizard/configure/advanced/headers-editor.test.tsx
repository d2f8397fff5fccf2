import { DestinationConfig, plan } from '@ferry/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { toConfig } from '../../convert/to-config.ts'
import { withoutSecrets } from '../../draft/draft-form.ts'
import { emptyForm } from '../../form.ts'
import { showInWizard } from '../../testing/show-in-wizard.tsx'
import { HeadersEditor } from './headers-editor.tsx'

vi.setConfig({ testTimeout: 30_000 })

const show = (value: string) =>
  showInWizard(<HeadersEditor />, {
    records: ['{"a":1}'],
    form: {
      tab: 'advanced',
      advanced: { ...emptyForm.advanced, url: '/customers', headers: [{ name: 'X-Token', value }] },
    },
  })

it('takes a secret blind, keeps it through the text form, and never shows it there', async () => {
  const user = userEvent.setup()
  const form = show('old')
  await user.click(screen.getByRole('button', { name: 'Secret: header 1' }))
  const input = screen.getByLabelText<HTMLInputElement>('Secret value of header 1')
  expect(input.type).toBe('password')
  expect(input.value).toBe('')
  await user.type(input, 'hush{{')
  expect(form.getValues('advanced.headers')).toEqual([{ name: 'X-Token', value: 'hush{', secret: true }])
  expect(JSON.stringify(withoutSecrets(form.getValues()))).not.toContain('hush')

  await user.click(screen.getByRole('button', { name: 'Edit as text' }))
  const text = screen.getByLabelText<HTMLTextAreaElement>('Request Headers as text')
  expect(text.value).toBe('X-Token:••••••••')
  await user.type(text, ',A:b')
  expect(form.getValues('advanced.headers')).toEqual([
    { name: 'X-Token', value: 'hush{', secret: true },
    { name: 'A', value: 'b' },
  ])
})

it('forgets the value when a header stops being secret', async () => {
  const user = userEvent.setup()
  const form = show('')
  const toggle = screen.getByRole('button', { name: 'Secret: header 1' })
  await user.click(toggle)
  await user.type(screen.getByLabelText('Secret value of header 1'), 'hush')
  await user.click(toggle)
  expect(JSON.stringify(form.getValues('advanced.headers'))).not.toContain('hush')
})

it('lets no text that cannot be read be lost, or saved without', async () => {
  const user = userEvent.setup()
  const form = show('old')
  await user.click(screen.getByRole('button', { name: 'Edit as text' }))
  const text = screen.getByLabelText<HTMLTextAreaElement>('Request Headers as text')
  await user.type(text, ',nonsense')
  const made = DestinationConfig.parse(toConfig(form.getValues()))
  expect(planFaults(made)).toEqual([
    '"X-Token:old,nonsense," is not a header name: use letters, digits and -, without spaces.',
  ])
  await user.click(screen.getByRole('button', { name: 'Edit as rows' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Request Headers as text').value).toBe(
    'X-Token:old,nonsense',
  )
  await user.type(text, ':b')
  expect(form.getValues('advanced.headers')).toEqual([
    { name: 'X-Token', value: 'old' },
    { name: 'nonsense', value: 'b' },
  ])
  await user.click(screen.getByRole('button', { name: 'Edit as rows' }))
  expect(screen.getByRole('textbox', { name: 'Name of header 2' })).toBeTruthy()
})

/** What keeps a config from being sent, whatever the records. */
const planFaults = (config: DestinationConfig): string[] =>
  plan(config, [], {
    nexsetId: '5a4db0c5-0000-4000-8000-000000000000',
    baseUrl: 'https://lago.example.com/api/v1',
  }).problems.map(({ sentence }) => sentence)
