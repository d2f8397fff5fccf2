import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import { CredentialForm } from './credential-form.tsx'

afterEach(() => vi.unstubAllGlobals())

it('shows the address it will call, and forgets a test result once the key changes', async () => {
  const sentence = 'Lago refused the API key.'
  const result = JSON.stringify({ ok: false, code: 'key_refused', sentence })
  vi.stubGlobal('fetch', async () => new Response(result, { status: 200 }))
  const user = userEvent.setup()
  show(<CredentialForm onCreated={() => {}} onCancel={() => {}} />)
  await user.click(screen.getByRole('radio', { name: 'Self-Hosted' }))
  await user.type(screen.getByLabelText(/^URL/), 'lago.example.com/api/v1/events')
  expect(screen.getByText(/https:\/\/lago\.example\.com\/api\/v1\b/)).toBeTruthy()
  await user.type(screen.getByLabelText(/^API key/), 'wrong')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
  await user.type(screen.getByLabelText(/^API key/), '!')
  expect(screen.queryByText(sentence)).toBeNull()
})

it('does not save without a name, and says so', async () => {
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)
  const user = userEvent.setup()
  show(<CredentialForm onCreated={() => {}} onCancel={() => {}} />)
  await user.click(screen.getByRole('button', { name: 'Save credential' }))
  expect(await screen.findByText('Give it a name.')).toBeTruthy()
  expect(fetch).not.toHaveBeenCalled()
})

it('says beside the key that it cannot be one, before it is tested', async () => {
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)
  const user = userEvent.setup()
  show(<CredentialForm onCreated={() => {}} onCancel={() => {}} />)
  await user.type(screen.getByLabelText(/^API key/), 'two words')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText(/neither spaces nor special characters/)).toBeTruthy()
  expect(fetch).not.toHaveBeenCalled()
})
