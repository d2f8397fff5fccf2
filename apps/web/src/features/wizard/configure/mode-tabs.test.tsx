import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { emptyForm } from '../form.ts'
import { showInWizard } from '../testing/show-in-wizard.tsx'
import { ModeTabs } from './mode-tabs.tsx'

vi.setConfig({ testTimeout: 30_000 })

it('adds what events in Advanced lack, with the template, in one click', async () => {
  const records = ['{"code":"api_calls","external_subscription_id":"sub_1","bytes":3}']
  const advanced = { ...emptyForm.advanced, url: '/events', wrapKey: 'event' }
  const form = showInWizard(<ModeTabs />, { records, form: { tab: 'advanced', advanced } })
  await userEvent.click(
    await screen.findByRole('button', { name: 'Add transaction_id, timestamp with the template' }),
  )
  expect(form.getValues('tab')).toBe('template')
  expect(form.getValues('template.operation')).toBe('createEvent')
  expect(screen.queryByText(/no transaction_id/)).toBeNull()
})

it('switches the reference of a top-up off and on', async () => {
  const template = { ...emptyForm.template, operation: 'createWalletTransaction' }
  const form = showInWizard(<ModeTabs />, { records: ['{"a":1}'], form: { tab: 'template', template } })
  const toggle = screen.getByRole<HTMLInputElement>('switch', { name: /^Add a reference to the metadata/ })
  expect(toggle.checked).toBe(true)
  await userEvent.click(toggle)
  expect(form.getValues('template.options')).toBe('{"ferry_ref":false}')
  await userEvent.click(toggle)
  expect(form.getValues('template.options')).toBe('{"ferry_ref":true}')
})
